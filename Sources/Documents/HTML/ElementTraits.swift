/// What an element's attributes say about its part in the page.
struct ElementTraits: OptionSet, Sendable {
    let rawValue: UInt16

    /// `role="main"`.
    static let main = ElementTraits(rawValue: 1 << 0)
    /// An id or class that sites give to the content: contents, honbun, entry-content.
    static let container = ElementTraits(rawValue: 1 << 1)
    /// The list of speeches of a known system.
    static let speeches = ElementTraits(rawValue: 1 << 2)
    /// A role, id or class of what stands around the content: navigation, breadcrumb, sns.
    static let surroundings = ElementTraits(rawValue: 1 << 3)
    /// `hidden`, `display:none`, `aria-hidden`.
    static let hidden = ElementTraits(rawValue: 1 << 4)
    /// For screen readers only, or the number that a system prints before each speech.
    static let furniture = ElementTraits(rawValue: 1 << 5)
    /// A link to a place on the same page.
    static let jump = ElementTraits(rawValue: 1 << 6)
    /// A link to a document (PDF, Word, Excel): a material, not navigation.
    static let document = ElementTraits(rawValue: 1 << 7)
    /// A link to another page.
    static let link = ElementTraits(rawValue: 1 << 8)

    /// DB-Search (dbsr.jp) prints a list of speeches, and a number before each.
    private static let speechLists = ["page-list"]
    private static let speechNumbers = ["voice__detail", "voice-detail"]

    private static let containers: Set<String> = [
        "main", "maincontent", "maincontents", "maincolumn", "mainarea", "mainbody", "mainblock", "contents",
        "content", "contentsarea", "contentarea", "contentbody", "contentsbody", "contentmain", "honbun", "article",
        "articlebody", "entry", "entrycontent", "entrybody", "post", "postcontent", "tmpcontents", "tmphonbun",
        "pagecontent", "pagebody", "detail", "kaigiroku", "gijiroku", "minutes", "voice", "voices", "voicestext",
    ]

    private static let around: Set<String> = [
        "nav", "navi", "gnav", "gnavi", "lnav", "lnavi", "globalnav", "globalnavi", "localnav", "localnavi",
        "navigation", "navbar", "menu", "submenu", "sidemenu", "megamenu", "breadcrumb", "breadcrumbs", "topicpath",
        "topicspath", "pankuzu", "footer", "foot", "sidebar", "sidenav", "sns", "share", "social", "pagetop", "totop",
        "skip", "skiplink", "skiplinks", "banner", "banners", "related", "recommend", "toolbar", "fontsize",
        "copyright",
        "pager", "pagination", "cookie", "modal", "sitesearch", "searchbox", "languages", "complementary",
        "contentinfo", "search",
    ]

    private static let screenReaderOnly: Set<String> = [
        "visuallyhidden", "sronly", "screenreadertext", "screenreaderonly",
    ]

    private static let documentEndings = [
        ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".csv", ".txt",
    ]

    mutating func note(attribute: String, value: String) {
        switch attribute {
        case "id", "class":
            for name in value.split(whereSeparator: \.isWhitespace) { note(name: name) }
        case "role": note(role: value.lowercased())
        case "hidden": insert(.hidden)
        case "aria-hidden" where value.lowercased() == "true": insert(.hidden)
        case "style":
            let compact = value.lowercased().filter { !$0.isWhitespace }
            if compact.utf8.count < 1000, compact.contains("display:none") || compact.contains("visibility:hidden") {
                insert(.hidden)
            }
        case "href": note(link: value)
        default: break
        }
    }

    private mutating func note(name: Substring) {
        // 60 characters: names are words, and longer ones are made by machines.
        guard name.utf8.count <= 60 else { return }
        if Self.speechLists.contains(String(name)) { insert(.speeches) }
        if Self.speechNumbers.contains(String(name)) { insert(.furniture) }
        let words = Self.words(of: name)
        let whole = words.joined()
        if Self.containers.contains(whole) { insert(.container) }
        if Self.screenReaderOnly.contains(whole) { insert(.furniture) }
        if Self.around.contains(whole) || words.contains(where: { Self.around.contains($0) }) { insert(.surroundings) }
    }

    private mutating func note(role: String) {
        switch role {
        case "main": insert(.main)
        case "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar", "toolbar":
            insert(.surroundings)
        default: break
        }
    }

    private mutating func note(link: String) {
        if link.hasPrefix("#") || link.lowercased().hasPrefix("javascript:") {
            insert(.jump)
            return
        }
        let path = link.prefix { $0 != "?" && $0 != "#" }.lowercased()
        insert(Self.documentEndings.contains { path.hasSuffix($0) } ? .document : .link)
    }

    /// `pageHeader_nav` → page, header, nav.
    private static func words(of name: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for byte in name.utf8 {
            let isUpper = (0x41...0x5A).contains(byte)
            let isLetter = isUpper || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
            if !isLetter || isUpper && wasLower {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isLetter, byte < 0x80 { word.unicodeScalars.append(Unicode.Scalar(isUpper ? byte | 0x20 : byte)) }
            wasLower = isLetter && !isUpper
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
