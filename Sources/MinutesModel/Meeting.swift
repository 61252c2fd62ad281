/// What a notice or a commitment needs to say of the meeting it comes from.
public struct Meeting: Sendable, Equatable, Hashable, Codable {
    /// See `Minutes.meetingKey`.
    public var key: String
    public var title: String
    public var council: String?
    public var date: CalendarDate?
    /// Where the minutes are published, when known.
    public var url: String?

    public init(key: String, title: String, council: String? = nil, date: CalendarDate? = nil, url: String? = nil) {
        self.key = key
        self.title = title
        self.council = council
        self.date = date
        self.url = url
    }
}

extension Minutes {
    /// The meeting's identity: council, session and date, never the document's hash, so that a corrected typo tells
    /// nothing twice. Only a record that says neither council nor date falls back on the document's id.
    public var meetingKey: String {
        let named = council ?? title
        guard let named, date != nil || session != nil else { return id }
        let parts = [named, session.map(String.init) ?? "-", date?.description ?? "-"]
        return parts.map { $0.filter { !$0.isWhitespace && $0 != "/" } }.joined(separator: "/")
    }

    public var meeting: Meeting {
        Meeting(
            key: meetingKey, title: title ?? council ?? fileName ?? "（無題の議事録）", council: council, date: date,
            url: source.url)
    }

    /// Without the folders it lies in: those are nobody's business in a chat.
    private var fileName: String? {
        source.file?.split(separator: "/").last.map(String.init)
    }
}
