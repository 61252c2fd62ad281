import FoundationEssentials
import MinutesModel

/// What the bot itself needs of a record: who met when. The rest goes to the plugins as the reader wrote it.
struct RecordHead: Decodable {
    var id: String
    var title: String?
    var council: String?
    var session: Int?
    var date: CalendarDate?
    var source: Source

    static func read(_ json: [UInt8]) throws -> RecordHead {
        try JSONDecoder().decode(RecordHead.self, from: Data(json))
    }

    var meeting: Meeting {
        Minutes(id: id, title: title, council: council, session: session, date: date, source: source).meeting
    }
}
