import CXML

/// libxml2's HTML parser, which asks for its input piece by piece: between two pieces its costs are looked at.
///
/// Its push interface would be the obvious one, but the one of 2.9.14 loses count of quotes at the borders of pieces and
/// then waits for the end of the page.
struct LibXML: ~Copyable {
    private let context: htmlParserCtxtPtr

    /// Once for the process, before the first parser; `static let` makes it safe from every thread.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    private init(_ context: htmlParserCtxtPtr) {
        self.context = context
    }

    deinit {
        htmlFreeParserCtxt(context)
    }

    /// - Parameter html: valid UTF-8 without NUL; lines end in LF.
    /// - Throws: at the limits of markup; everything else is a page, however broken.
    static func page(of html: [UInt8], name: String) throws(DocumentError) -> HTMLPage {
        // NULL only for want of memory.
        guard isReady, let context = htmlNewParserCtxt() else {
            throw .tooMuchMarkup(name: name, line: 1, limit: .work)
        }
        let parser = LibXML(context)
        let builder = HTMLPageBuilder(context)
        parser.parse(html, into: builder)
        return try builder.finished(name: name)
    }

    private func parse(_ html: [UInt8], into builder: HTMLPageBuilder) {
        context.pointee.sax.pointee = Self.callbacks()
        // What the page says of its encoding is no longer true: it is UTF-8 now.
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        html.withUnsafeBufferPointer { bytes in
            builder.input = bytes
            let pointer = Unmanaged.passUnretained(builder).toOpaque()
            context.pointee.userData = pointer
            let document = htmlCtxtReadIO(
                context, { HTMLPageBuilder.from($0)?.read(into: $1, upTo: $2) ?? 0 }, { _ in 0 }, pointer, nil, "UTF-8",
                Int32(options))
            // No callback of ours makes one.
            if let document { xmlFreeDoc(document) }
        }
        builder.input = UnsafeBufferPointer(start: nil, count: 0)
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
