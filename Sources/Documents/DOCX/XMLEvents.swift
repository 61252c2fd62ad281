import CXML

/// XML, element by element, by libxml2: no entities of the document's own, no files, no network. Names come without their
/// prefix; libxml2's own limits hold (256 levels, 10 MB in one text).
struct XMLEvents: ~Copyable {
    enum Event: Equatable {
        case start(String)
        /// Also of an element that is empty.
        case end(String)
        case text(String)
    }

    private let reader: xmlTextReaderPtr
    /// The part's name, for errors.
    private let part: String
    /// The end of an empty element is not reported by libxml2.
    private var pendingEnd: String?
    /// Elements that are open.
    private(set) var depth = 0

    private init(_ reader: xmlTextReaderPtr, part: String) {
        self.reader = reader
        self.part = part
    }

    deinit {
        xmlFreeTextReader(reader)
    }

    /// Calls `body` with the events of `bytes`, which libxml2 reads in place.
    static func read<Result>(
        _ bytes: [UInt8], part: String, _ body: (inout XMLEvents) throws(ArchiveProblem) -> Result
    ) throws(ArchiveProblem) -> Result {
        let outcome = bytes.withUnsafeBytes { buffer -> Swift.Result<Result, ArchiveProblem> in
            let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            guard
                let reader = xmlReaderForMemory(
                    buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil,
                    Int32(options))
            else { return .failure(.brokenXML(part: part, line: 1)) }
            var events = XMLEvents(reader, part: part)
            do throws(ArchiveProblem) {
                return .success(try body(&events))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// `nil` at the end.
    mutating func next() throws(ArchiveProblem) -> Event? {
        if let name = pendingEnd {
            pendingEnd = nil
            depth -= 1
            return .end(name)
        }
        while true {
            switch xmlTextReaderRead(reader) {
            case 1: break
            case 0: return nil
            default: throw .brokenXML(part: part, line: Int(xmlTextReaderGetParserLineNumber(reader)))
            }
            switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                let name = string(xmlTextReaderConstLocalName(reader))
                if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
                depth += 1
                return .start(name)
            case XML_READER_TYPE_END_ELEMENT.rawValue:
                depth -= 1
                return .end(string(xmlTextReaderConstLocalName(reader)))
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                return .text(string(xmlTextReaderConstValue(reader)))
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue: throw .documentType(part: part)
            default: break
            }
        }
    }

    /// Of the element that has just started, by the name without prefix.
    mutating func attribute(_ name: String) -> String? {
        guard pendingEnd != nil || xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT.rawValue else { return nil }
        var found: String?
        var status = xmlTextReaderMoveToFirstAttribute(reader)
        while status == 1 {
            if string(xmlTextReaderConstLocalName(reader)) == name {
                found = string(xmlTextReaderConstValue(reader))
                break
            }
            status = xmlTextReaderMoveToNextAttribute(reader)
        }
        _ = xmlTextReaderMoveToElement(reader)
        return found
    }

    /// Behind the end of the element that has just started.
    mutating func skip() throws(ArchiveProblem) {
        let outside = depth - 1
        while depth > outside {
            guard try next() != nil else { return }
        }
    }

    private func string(_ characters: UnsafePointer<xmlChar>?) -> String {
        characters.map { String(cString: $0) } ?? ""
    }
}
