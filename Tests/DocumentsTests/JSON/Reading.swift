import Documents
import MinutesModel
import MinutesParsing
import Testing

/// A document's way to its record.
enum Reading {
    static func document(_ text: String, name: String? = "a.json") throws -> Document {
        try DocumentReader().read(Array(text.utf8), name: name)
    }

    static func minutes(_ document: Document) -> Minutes {
        MinutesParser().parse(document.text, id: document.id)
    }

    static func minutes(_ text: String, name: String? = "a.json") throws -> Minutes {
        minutes(try document(text, name: name))
    }

    static func refusal(_ bytes: [UInt8], name: String? = "a.json") throws -> DocumentError {
        try #require(throws: DocumentError.self) { try DocumentReader().read(bytes, name: name) }
    }
}
