import Documents
import Foundation
import MinutesModel
import MinutesParsing
import TestSupport

/// The expected commitments of a document, in the form that the shared gold file has.
struct GoldFacts: Decodable {
    struct Promise: Decodable, Equatable {
        var speech: Int
        var speaker: String
        var organization: String?
        var surface: String
        var start: CalendarDate?
        var end: CalendarDate?
    }

    var commitments: [Promise]
    var vagueCommitments: [Promise]
}

extension GoldFacts.Promise {
    init(_ commitment: Commitment) {
        self.init(
            speech: commitment.speech, speaker: commitment.speaker, organization: commitment.organization,
            surface: commitment.deadline?.surface ?? commitment.vagueness ?? "", start: commitment.deadline?.start,
            end: commitment.deadline?.end)
    }
}

enum Records {
    static func minutes(of bytes: [UInt8], name: String) throws -> Minutes {
        let document = try DocumentReader().read(bytes, name: name)
        return MinutesParser().parse(document.text, id: document.id)
    }

    /// A file of the project's own fixtures.
    static func fixture(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return Array(try Data(contentsOf: folder.appendingPathComponent("../TestSupport/Fixtures/\(name)")))
    }
}
