/// What a card needs of text.
enum TeamsText {
    /// The size as Teams may count it: everything beyond ASCII written as `\uXXXX`.
    static func size(of json: JSON) -> Int {
        json.bytes.reduce(0) { size, byte in
            switch byte {
            case ..<0x80: size + 1
            case 0xC0..<0xF0: size + 6
            case 0xF0...: size + 12  // two surrogates
            default: size
            }
        }
    }

    static func open(_ url: String, title: JSON) -> JSON {
        ["type": "Action.OpenUrl", "title": title, "url": .string(url)]
    }

    static func open(_ url: String, title: String) -> JSON { open(url, title: .string(title)) }

    /// TextBlock renders a subset of Markdown and has no escape that every client honours.
    static let neutralised = Disarming(always: "*`[]<>\\~&@", atLineStart: "#-+=|", underscore: true)

    /// A line break of a TextBlock is an empty line; four blanks before a line would make it code.
    static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n\n")
    }
}
