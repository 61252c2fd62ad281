public import MinutesModel

/// What a plugin is told.
public enum Event: Sendable, Equatable {
    /// New minutes were read.
    case minutesArrived(Minutes)
    /// A day began in the configured time zone (at `remindAt`, or at the first run after it). `open` holds the open
    /// commitments, also those that somebody put off: ask `isSnoozed(on:)` before telling of one. It can come again on
    /// the same day for commitments that arrived later: notice keys make that harmless.
    case dayBegan(CalendarDate, open: [Commitment])
    /// Somebody ran `kairan trigger`. Always answer: the host puts the notices under keys of their own.
    case command(Command)
}

/// A manual trigger.
public struct Command: Sendable, Equatable, Codable {
    public var name: String
    public var arguments: [String: String]
    /// The document the trigger named.
    public var minutes: Minutes?
    public var day: CalendarDate

    public init(name: String, arguments: [String: String] = [:], minutes: Minutes? = nil, day: CalendarDate) {
        self.name = name
        self.arguments = arguments
        self.minutes = minutes
        self.day = day
    }
}

/// The names of events in `plugin.json` and on the wire.
public enum EventKind: String, Sendable, Codable, CaseIterable {
    case minutesArrived, dayBegan, command
}

extension Event {
    public var kind: EventKind {
        switch self {
        case .minutesArrived: .minutesArrived
        case .dayBegan: .dayBegan
        case .command: .command
        }
    }
}

extension Event: Codable {
    private enum Key: String, CodingKey { case event, minutes, day, open, command }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(EventKind.self, forKey: .event) {
        case .minutesArrived:
            self = .minutesArrived(try container.decode(Minutes.self, forKey: .minutes))
        case .dayBegan:
            self = .dayBegan(
                try container.decode(CalendarDate.self, forKey: .day),
                open: try container.decode([Commitment].self, forKey: .open))
        case .command:
            self = .command(try container.decode(Command.self, forKey: .command))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(kind, forKey: .event)
        switch self {
        case .minutesArrived(let minutes):
            try container.encode(minutes, forKey: .minutes)
        case .dayBegan(let day, let open):
            try container.encode(day, forKey: .day)
            try container.encode(open, forKey: .open)
        case .command(let command):
            try container.encode(command, forKey: .command)
        }
    }
}
