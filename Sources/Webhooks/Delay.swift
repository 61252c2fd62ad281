import BotCore

extension Classifier {
    /// Where an answer says how long to wait.
    enum Delay: Sendable, Equatable {
        /// `Retry-After`: seconds or a date.
        case retryAfter
        /// A header with the seconds left, perhaps with a fraction.
        case secondsLeft(header: String)
        /// A header with the moment, in seconds since 1970. It counts only where another header says that nothing is left.
        case secondsAt(header: String, onlyIfNoneLeft: String? = nil)
        /// The same in milliseconds.
        case millisecondsAt(header: String)
        /// A member of the JSON body, at whatever depth.
        case bodySeconds(String)
        case bodyMilliseconds(String)

        /// From zero to `RetryAfter.longest`; `nil` where the answer does not say.
        func wait(in answer: HTTPAnswer, now: Instant) -> Duration? {
            func clamped(_ seconds: Double?) -> Duration? {
                // A NaN compares with nothing.
                guard let seconds, seconds.isFinite else { return nil }
                let longest = Double(RetryAfter.longest.components.seconds)
                return .milliseconds(Int64((min(max(seconds, 0), longest) * 1000).rounded(.up)))
            }
            func number(_ header: String) -> Double? { answer.headers[header].flatMap { Double($0) } }
            let today = Double(now.milliseconds) / 1000
            switch self {
            case .retryAfter: return RetryAfter.delay(answer.headers["retry-after"], now: now)
            case .secondsLeft(let header): return clamped(number(header))
            case .secondsAt(let header, let left):
                guard left.map({ number($0) == 0 }) ?? true else { return nil }
                return clamped(number(header).map { $0 - today })
            case .millisecondsAt(let header): return clamped(number(header).map { $0 / 1000 - today })
            case .bodySeconds(let name): return clamped(AnswerBody.word(name, in: answer.body).flatMap { Double($0) })
            case .bodyMilliseconds(let name):
                return clamped(AnswerBody.word(name, in: answer.body).flatMap { Double($0) }.map { $0 / 1000 })
            }
        }
    }
}

/// Single words of an answer in JSON. It does not parse: what an endpoint says is looked at, not trusted.
enum AnswerBody {
    /// The value of the first member of that name: a number, `true`, `null`, or a string without its quotation marks.
    static func word(_ name: String, in body: [UInt8]) -> String? {
        let text = String(decoding: body, as: UTF8.self)
        guard let key = text.firstRange(of: "\"\(name)\"") else { return nil }
        var rest = text[key.upperBound...].utf8.drop(while: isBlank)
        guard rest.popFirst() == UInt8(ascii: ":") else { return nil }
        rest = rest.drop(while: isBlank)
        let isQuoted = rest.first == UInt8(ascii: "\"")
        if isQuoted { rest = rest.dropFirst() }
        let value = rest.prefix { isQuoted ? $0 != UInt8(ascii: "\"") : !",}] \r\n\t".utf8.contains($0) }
        return String(value)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
