/// Which part of a page is its content, and what inside it is decoration.
///
/// In doubt text stays: a line too many is a warning to the reader, a line too few is a promise that nobody hears of.
struct MainContent {
    /// The element that holds the content.
    let root: Int
    /// The elements inside it that are left out, with all they hold.
    private(set) var dropped: Set<Int> = []
    /// The page's own heading, where it stands outside the content and names a meeting.
    private(set) var heading: Int?

    /// Nothing that `main`, a known container or the body says of the page: its links tell.
    private let isWholePage: Bool

    /// `nil` for a page without an element.
    init?(of page: HTMLPage) {
        guard !page.elements.isEmpty else { return nil }
        let body = page.elements.firstIndex { $0.tag == .body } ?? 0
        root = Self.root(of: page, body: body)
        isWholePage = root == body
        drop(in: page)
        heading = Self.heading(of: page, before: page.elements[root].events.lowerBound)
    }

    // MARK: The root

    private static func root(of page: HTMLPage, body: Int) -> Int {
        let all = page.elements[body].ownWords
        func largest(percent: Int, where isCandidate: (HTMLPage.Element) -> Bool) -> Int? {
            // Of two with the same words the outer one comes first.
            let found = page.elements.indices.reduce(into: Int?.none) { best, index in
                guard index != body, isCandidate(page.elements[index]) else { return }
                if let known = best, page.elements[known].ownWords >= page.elements[index].ownWords { return }
                best = index
            }
            return found.flatMap { page.elements[$0].ownWords * 100 >= all * percent && all > 0 ? $0 : nil }
        }
        return largest(percent: 50) { $0.traits.contains(.speeches) }
            // An element that the page calls its main part is so even beside a long footer.
            ?? largest(percent: 30) { $0.tag == .main || $0.traits.contains(.main) }
            // An article can be one of several, and a container's name can be chance: they must hold most of the words.
            ?? largest(percent: 60) { $0.tag == .article }
            ?? largest(percent: 60) { $0.traits.contains(.container) && $0.tag.breaksLine }
            ?? body
    }

    // MARK: What is left out

    private mutating func drop(in page: HTMLPage) {
        var index = page.elements[root].events.lowerBound + 1
        let end = page.elements[root].events.upperBound
        while index < end {
            if case .open(let element) = page.events[index], isDecoration(element, of: page) {
                dropped.insert(element)
                index = page.elements[element].events.upperBound
            } else {
                index += 1
            }
        }
    }

    private func isDecoration(_ index: Int, of page: HTMLPage) -> Bool {
        let element = page.elements[index]
        if element.tag.isUnseen || element.traits.contains(.furniture) { return true }
        // 600 bytes are 200 characters: what is hidden and longer is unfolded by a script, and it is the text.
        if element.traits.contains(.hidden), element.words <= 600 { return true }
        if element.traits.contains(.jump) { return Self.isSignpost(page.text(of: index)) }
        if element.tag == .control, element.parent >= 0, page.elements[element.parent].tag.isHeading { return false }
        if isWholePage, Self.isListOfLinks(element) { return true }
        let isSuspect =
            element.tag == .control || element.tag == .surroundings || element.tag == .form
            || element.tag == .header && isWholePage || element.traits.contains(.surroundings)
        // Whatever its name: a block with more than a third of the words is the content, or has it inside.
        return isSuspect && element.ownWords * 3 <= page.elements[root].ownWords
    }

    /// `↑本文の先頭へ`, `ページの先頭へ戻る`, `本文へ移動`.
    private static func isSignpost(_ text: String) -> Bool {
        let text = text.filter { !$0.isWhitespace }
        return text.count <= 20 && ["へ", "戻る", "もどる", "移動", "スキップ", "する"].contains { text.hasSuffix($0) }
    }

    /// Navigation without a name: at least three links to other pages, and hardly a word beside them.
    private static func isListOfLinks(_ element: HTMLPage.Element) -> Bool {
        element.tag.breaksLine && element.links >= 3 && element.linkWords * 5 >= element.words * 4
    }

    // MARK: The heading

    /// An `h1` that was left open holds the content, too: that is no heading of it.
    private static func heading(of page: HTMLPage, before content: Int) -> Int? {
        page.elements.indices.first { index in
            let element = page.elements[index]
            return element.tag == .heading(1) && element.events.upperBound <= content
                && MeetingWords.areIn(page.text(of: index))
        }
    }
}
