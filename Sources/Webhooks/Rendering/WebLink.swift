/// Which URLs become links: `javascript:` and its kin never do.
enum WebLink {
    /// Longer ones are shown as text. Slack takes 3,000 characters in a text object, Teams about 2,000 in practice.
    static let limit = 2000

    static func checked(_ url: String) -> String? {
        let lowercased = url.prefix(8).lowercased()
        guard lowercased.hasPrefix("https://") || lowercased.hasPrefix("http://"), url.utf8.count <= limit,
            url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !#"<>"|\`"#.utf8.contains($0) })
        else { return nil }
        return url
    }
}
