/// Whether a text is markup, by how it begins.
enum MarkupStart {
    case html, xml

    /// Elements that a page, or a piece of one, begins with. Minutes in Markdown can begin with `<a id="top">`, so a link
    /// is not among them.
    private static let first: Set<String> = [
        "html", "head", "body", "title", "meta", "link", "base", "script", "style", "table", "div", "p", "center",
        "font",
        "h1", "h2", "h3", "main", "article", "section", "header", "nav", "pre", "ul", "ol", "dl",
    ]

    /// - Parameters:
    ///   - text: the document's start without white space before it.
    ///   - name: the file's name; `.html` and its like make HTML of any element.
    init?(_ text: ArraySlice<UInt8>, name: String?) {
        var rest = text
        var isXML = false
        while rest.first == 0x3C {
            if rest.starts(with: Array("<!--".utf8)) {
                guard let end = rest.end(of: "-->") else { return nil }
                rest = rest[end...].drop { $0 <= 0x20 }
            } else if rest.starts(with: Array("<?xml".utf8)) {
                guard let end = rest.end(of: "?>") else { return nil }
                isXML = true
                rest = rest[end...].drop { $0 <= 0x20 }
            } else {
                break
            }
        }
        guard rest.first == 0x3C else { return nil }
        let word = rest.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }.prefix(20)
        let element = String(decoding: word, as: UTF8.self).lowercased()
        // `<!DOCTYPE html PUBLIC …`, and nothing else that XML calls a document type.
        let isPage = element == "!doctype" ? Self.isHTMLType(rest) : Self.first.contains(element)
        if isPage || !isXML && Self.hasPageEnding(name) && Self.isName(element) {
            self = .html
        } else if isXML || element == "!doctype" || element == "rss" || element == "feed" {
            self = .xml
        } else {
            return nil
        }
    }

    private static func isHTMLType(_ text: ArraySlice<UInt8>) -> Bool {
        let type = text.dropFirst("<!doctype".utf8.count).drop { $0 <= 0x20 }.prefix(4)
        return String(decoding: type, as: UTF8.self).lowercased() == "html"
    }

    private static func isName(_ element: String) -> Bool {
        guard let first = element.utf8.first else { return false }
        return (0x61...0x7A).contains(first) || element.hasPrefix("!")
    }

    private static func hasPageEnding(_ name: String?) -> Bool {
        guard let ending = name?.split(separator: ".").last?.lowercased() else { return false }
        return ["html", "htm", "xhtml", "shtml"].contains(ending)
    }
}

extension ArraySlice<UInt8> {
    /// The index behind the first `text`.
    fileprivate func end(of text: String) -> Int? {
        let wanted = Array(text.utf8)
        return indices.first { self[$0...].starts(with: wanted) }.map { $0 + wanted.count }
    }
}
