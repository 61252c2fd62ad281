import Foundation

/// Reads a text as a chat product's client does: what becomes a link, a call or formatting in it.
///
/// It is stricter than any one client: what some of them would turn into a link counts as one.
struct TextEye {
    /// Calls somebody.
    let mentions: [NSRegularExpression]
    /// Formats the text; the template's own bold lines aside.
    let markup: [NSRegularExpression]
    /// With a label in group 1 and a URL in group 2.
    let links: [NSRegularExpression]

    init(mentions: [String], markup: [String] = [], links: [String] = []) {
        func compiled(_ patterns: [String]) -> [NSRegularExpression] {
            patterns.compactMap { try? NSRegularExpression(pattern: $0, options: [.anchorsMatchLines]) }
        }
        self.mentions = compiled(mentions)
        self.markup = compiled(markup)
        self.links = compiled(links)
        precondition(self.mentions.count == mentions.count && self.markup.count == markup.count)
    }

    /// What clients link by themselves: a scheme, `www.`, a bare domain.
    private static let addresses = [
        #"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>"]+"#, #"(?i)(?:www|ftp)\.[\p{L}\p{N}]"#,
        #"[\p{L}\p{N}-]\.[A-Za-z]{2,}"#, #"[\p{L}\p{N}._-]@[\p{L}\p{N}]"#, #"(?i)\b(?:mailto|tel):[^\s]"#,
    ].compactMap { try? NSRegularExpression(pattern: $0) }

    /// Adds what it finds in `text` to `sight`, and gives the text as it is shown.
    func read(_ text: String, into sight: inout Sight) -> String {
        for pattern in mentions { sight.mentions += pattern.findings(in: text) }
        var rest = text
        for pattern in links {
            for (label, url) in pattern.pairs(in: rest) { sight.links.append(.init(label: label, url: url)) }
            rest = pattern.stringByReplacingMatches(in: rest, range: rest.whole, withTemplate: "$1")
        }
        for pattern in markup { sight.markup += pattern.findings(in: rest) }
        // What is left of the text after its links.
        for (index, pattern) in Self.addresses.enumerated() {
            for found in pattern.findings(in: rest) { sight.links.append(.init(label: found, url: found)) }
            // What stands in an address is not found again as a domain.
            if index == 0 { rest = pattern.stringByReplacingMatches(in: rest, range: rest.whole, withTemplate: "") }
        }
        return text
    }
}

extension NSRegularExpression {
    func findings(in text: String) -> [String] {
        matches(in: text, range: text.whole).map { String(text.part($0.range).prefix(300)) }
    }

    /// Groups 1 and 2.
    func pairs(in text: String) -> [(String, String)] {
        matches(in: text, range: text.whole).map { (text.part($0.range(at: 1)), text.part($0.range(at: 2))) }
    }
}

extension String {
    var whole: NSRange { NSRange(startIndex..., in: self) }

    func part(_ range: NSRange) -> String { Range(range, in: self).map { String(self[$0]) } ?? "" }

    /// HTML's five entities, resolved once.
    var withoutEntities: String {
        replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&amp;", with: "&")
    }
}

/// Markdown as Discord, Mattermost, Rocket.Chat and Zulip read it between them. Bold counts unless it is a whole line.
enum Markdown {
    static let markup = [
        #"(?<!\*)\*(?!\*)[^*\n]+(?<!\*)\*(?!\*)"#, #"(?<=[^\n])\*\*[^*\n]+\*\*"#, #"\*\*[^*\n]+\*\*(?=[^\n])"#,
        #"(?<![A-Za-z0-9])_[^_\n]+_(?![A-Za-z0-9])"#, #"`"#, #"~~[^~\n]+~~"#, #"\|\|"#, #"^ {0,3}#{1,6} "#,
        #"^ {0,3}[-+*] "#, #"^ {0,3}\d+[.)] "#, #"^ {0,3}(?:=+|-{3,}) *$(?<!^---)"#, #"<[A-Za-z/!]"#, #"!\["#,
        #"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);"#, #":[A-Za-z0-9_+-]*[A-Za-z0-9_+][A-Za-z0-9_+-]*:"#, #"^/[A-Za-z]"#,
    ]
    static let link = #"\[([^\]\n]*)\]\(<?([^)>\s]*)>?\)"#
}
