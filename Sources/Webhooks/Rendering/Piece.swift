import PluginKit

/// A message in the order it is read, before any service's syntax. Texts are cleaned and not blank.
enum Piece: Sendable, Equatable {
    /// A notice's title.
    case title(String)
    /// Small print: the meeting, or who said a quote.
    case context(String)
    case heading(String)
    case paragraph(String)
    case quote(String)
    case fields([Field])
    case list([String])
    case link(text: String, url: String)
    /// Between two notices.
    case divider

    /// As plain text: what the console shows and what a fallback says.
    var plainText: String {
        switch self {
        // Many titles begin with their own 【要約】 or 〔注意〕; brackets around brackets read badly.
        case .title(let text): text.hasPrefix("【") || text.hasPrefix("〔") ? text : "【\(text)】"
        case .context(let text), .paragraph(let text): text
        case .heading(let text): "■ \(text)"
        case .quote(let text): Piece.quoted(text)
        case .fields(let fields): fields.map { "\($0.label): \($0.value)" }.joined(separator: "\n")
        case .list(let items): items.map { "・\($0)" }.joined(separator: "\n")
        case .link(let text, let url): text == url ? url : "\(text): \(url)"
        case .divider: "――――"
        }
    }

    /// In brackets. Around others they change their kind; what was said stays as it is.
    static func quoted(_ text: String) -> String { text.holds("「") ? "『\(text)』" : "「\(text)」" }

    /// A part of a message does not end with this: it belongs to what follows.
    var leadsOn: Bool {
        switch self {
        case .title, .heading, .divider: true
        default: false
        }
    }
}
