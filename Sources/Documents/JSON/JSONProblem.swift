/// Why JSON holds no minutes that can be read.
package enum JSONProblem: Error, Equatable {
    /// The syntax breaks.
    case broken(line: Int, expected: String)
    /// More values than any minutes have.
    case tooManyValues(limit: Int)
    /// Well-formed, and nothing in it looks like speeches.
    case noSpeeches(keys: [String])
    /// One record is one meeting.
    case severalMeetings(ids: [String], isDiet: Bool)
    /// The Diet API's list of meetings or speeches without their texts.
    case withoutTexts
    /// The Diet API's answer when it found nothing, or refused.
    case dietAnswer(message: String)
    /// A record that Kairan itself wrote.
    case ownRecord

    /// A stable name for programs.
    var code: String {
        switch self {
        case .broken: "brokenJSON"
        case .tooManyValues: "tooManyValues"
        case .noSpeeches: "unknownJSON"
        case .severalMeetings: "severalMeetings"
        case .withoutTexts: "withoutTexts"
        case .dietAnswer: "dietAnswer"
        case .ownRecord: "ownRecord"
        }
    }

    /// One sentence about the document of that name.
    func sentence(_ name: String) -> String {
        switch self {
        case .broken(let line, let expected):
            "\(name) is no valid JSON: line \(line) should have \(expected); download it again or mend it there."
        case .tooManyValues(let limit):
            "\(name) holds more than \(limit) JSON values, the limit: split it into one file per meeting."
        case .noSpeeches(let keys):
            "\(name) is JSON without speeches that are known here: looked for DiscussNet (tenant_minutes), the Diet API (meetingRecord, speechRecord) and a list of objects with a speaker and a text; found \(keys.isEmpty ? "no keys" : "the keys " + keys.joined(separator: ", "))."
        case .severalMeetings(let ids, let isDiet):
            "\(name) holds \(ids.count) meetings (\(Self.few(ids))), and a document is one meeting: "
                + (isDiet
                    ? "ask the Diet API for one with issueID=\(ids.first ?? "")."
                    : "split it into one file per meeting.")
        case .withoutTexts:
            "\(name) is a list from the Diet API without the texts: ask its /api/meeting for one issueID with recordPacking=json."
        case .dietAnswer(let message):
            "\(name) is an answer of the Diet API without a meeting (\(message)): check the query."
        case .ownRecord:
            "\(name) is a record that Kairan wrote: read the document that its source names instead."
        }
    }

    /// Three are enough to recognise what was fetched.
    private static func few(_ ids: [String]) -> String {
        ids.prefix(3).joined(separator: ", ") + (ids.count > 3 ? ", …" : "")
    }
}
