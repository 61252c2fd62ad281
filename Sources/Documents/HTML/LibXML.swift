import CXML

/// libxml2's HTML parser, fed piece by piece so that what it costs can be watched.
struct LibXML: ~Copyable {
    private let context: htmlParserCtxtPtr
    private let builder: HTMLPageBuilder

    /// Bytes in one piece. Small, so that little happens between two looks at the limits; not tiny, for speed.
    private static let pieceSize = 1 << 14

    /// Once for the process, before the first parser; `static let` makes it safe from every thread.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    private init(_ context: htmlParserCtxtPtr, _ builder: HTMLPageBuilder) {
        self.context = context
        self.builder = builder
    }

    deinit {
        htmlFreeParserCtxt(context)
    }

    /// - Parameter html: valid UTF-8 without NUL; lines end in LF.
    /// - Throws: only for want of memory and at the limits of markup; everything else is a page, however broken.
    static func page(of html: [UInt8], name: String) throws(DocumentError) -> HTMLPage {
        let builder = HTMLPageBuilder()
        var handler = callbacks()
        guard isReady,
            let context = htmlCreatePushParserCtxt(
                &handler, Unmanaged.passUnretained(builder).toOpaque(), nil, 0, nil, XML_CHAR_ENCODING_UTF8)
        else { throw .tooMuchMarkup(name: name, line: 1, limit: .work) }
        let parser = LibXML(context, builder)
        return try parser.parse(html, name: name)
    }

    private func parse(_ html: [UInt8], name: String) throws(DocumentError) -> HTMLPage {
        // What the page says of its encoding is no longer true: it is UTF-8 now.
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        htmlCtxtUseOptions(context, Int32(options))
        builder.context = context
        var position = 0
        repeat {
            let piece = html[position..<min(position + Self.pieceSize, html.count)]
            position = piece.endIndex
            builder.willParse(piece)
            piece.withUnsafeBytes { bytes in
                let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                _ = htmlParseChunk(context, start, Int32(bytes.count), position == html.count ? 1 : 0)
            }
            builder.didParse(pending: pending)
            if let limit = builder.brokenLimit { throw .tooMuchMarkup(name: name, line: line, limit: limit) }
        } while position < html.count
        return builder.finished()
    }

    private var line: Int { context.pointee.input.map { Int($0.pointee.line) } ?? 1 }

    /// What was fed and not understood yet: a tag whose end has not come.
    private var pending: UnsafeBufferPointer<UInt8> {
        guard let input = context.pointee.input, let start = input.pointee.cur, let end = input.pointee.end else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    private static func callbacks() -> htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.startElement = { builder, name, attributes in
            HTMLPageBuilder.from(builder)?.open(name, attributes)
        }
        handler.endElement = { builder, _ in HTMLPageBuilder.from(builder)?.close() }
        handler.characters = { builder, text, count in HTMLPageBuilder.from(builder)?.add(text, count) }
        handler.ignorableWhitespace = { builder, text, count in HTMLPageBuilder.from(builder)?.add(text, count) }
        // Scripts and styles come as CDATA: no callback, no text.
        return handler
    }
}
