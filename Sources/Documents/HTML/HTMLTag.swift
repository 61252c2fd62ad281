/// What an element's name means for the text inside it.
enum HTMLTag: Equatable, Sendable {
    /// Begins and ends a line: div, tr, dt, …
    case block
    /// Stands between blank lines: p, ul, table's neighbours, …
    case paragraph
    case heading(Int)
    case listItem
    /// Nothing of it is ever seen as text: script, style, …
    case unseen
    /// Unseen but for its title.
    case head
    /// Buttons and fields: what a reader presses, not what anybody said.
    case control
    /// What stands around the content of a page: nav, footer, aside.
    case surroundings
    case header, form
    case main, article, body, title
    case anchor, lineBreak, rule, image, preformatted
    case table, tableRow, tableHeader, tableCell, tableCaption
    case inline

    init(name: String) {
        self = Self.known[name] ?? .inline
    }

    private static let known: [String: HTMLTag] = {
        var tags: [String: HTMLTag] = [
            "main": .main, "article": .article, "head": .head, "body": .body, "title": .title, "header": .header,
            "form": .form,
            "a": .anchor, "br": .lineBreak, "hr": .rule, "img": .image, "pre": .preformatted, "listing": .preformatted,
            "xmp": .preformatted, "plaintext": .preformatted, "table": .table, "tr": .tableRow, "th": .tableHeader,
            "td": .tableCell, "caption": .tableCaption, "li": .listItem,
        ]
        for level in 1...6 { tags["h\(level)"] = .heading(level) }
        // rt and rp hold the reading of the characters before them: with it 髙山(たかやま) would be another name.
        for name in [
            "script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "applet", "audio",
            "video", "canvas", "svg", "math", "map", "rt", "rp", "rtc", "noframes", "datalist",
        ] { tags[name] = .unseen }
        for name in ["button", "select", "option", "optgroup", "textarea", "input", "fieldset", "dialog", "progress"] {
            tags[name] = .control
        }
        for name in ["nav", "footer", "aside", "menu", "search"] { tags[name] = .surroundings }
        for name in [
            "div", "section", "center", "dt", "dd", "address", "figure", "figcaption", "details", "summary", "legend",
            "thead", "tbody", "tfoot", "hgroup", "frameset", "dir",
        ] { tags[name] = .block }
        for name in ["p", "ul", "ol", "dl", "blockquote"] { tags[name] = .paragraph }
        return tags
    }()

    var isUnseen: Bool { self == .unseen || self == .head }

    var isHeading: Bool {
        if case .heading = self { true } else { false }
    }

    /// True when text on both sides of its border stands on two lines.
    var breaksLine: Bool {
        switch self {
        case .inline, .anchor, .image, .control, .unseen, .head, .title: false
        default: true
        }
    }

    /// True when a blank line stands on both sides.
    var standsApart: Bool {
        switch self {
        case .paragraph, .heading, .preformatted, .table, .article, .rule: true
        default: false
        }
    }
}
