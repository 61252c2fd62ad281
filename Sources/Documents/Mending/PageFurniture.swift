import MinutesModel

/// What a page carries besides the text: its number, and the head or foot that it repeats.
struct PageFurniture {
    /// Lines by index.
    private(set) var numbers: Set<Int> = []
    private(set) var heads: Set<Int> = []

    /// Lines of text between two numbers that stand alone: a page has more, a list or a table's column has none.
    private static let shortestPage = 5
    /// What is repeated on three pages is printed on every page.
    private static let fewestPages = 3
    /// In bytes: 40 characters. A head is shorter than a line.
    private static let longestHead = 120

    init(_ lines: DocumentText.Lines, _ shapes: [LineShape]) {
        findNumbers(lines, shapes)
        findHeads(lines, shapes)
    }

    var isEmpty: Bool { numbers.isEmpty && heads.isEmpty }

    func holds(_ index: Int) -> Bool { numbers.contains(index) || heads.contains(index) }

    /// One for the numbers and one for the heads, each with the words that were left out.
    func warnings(_ lines: DocumentText.Lines) -> [Warning] {
        func warning(_ found: Set<Int>, _ code: String, _ what: String) -> Warning? {
            let left = found.sorted().map { lines[$0] }
            guard let first = left.first else { return nil }
            return Warning(
                line: first.number, code: code,
                message: "\(left.count) \(what) left out, the first on this line.",
                text: left.map { $0.text.trimmed }.joined(separator: " "))
        }
        return [
            warning(numbers, "pageNumbers", "page number(s) were"),
            warning(heads, "pageHeads", "head(s) and foot(s) of pages were"),
        ].compactMap(\.self)
    }

    // MARK: Numbers

    private struct Candidate {
        let index: Int
        let number: PageNumber
        /// Lines of text before it.
        let texts: Int
    }

    private mutating func findNumbers(_ lines: DocumentText.Lines, _ shapes: [LineShape]) {
        let edges = Self.edges(shapes)
        var candidates: [Candidate] = []
        var texts = 0
        for index in lines.indices where !shapes[index].isBlank {
            guard let number = PageNumber(lines[index].slice, shapes[index]) else {
                texts += 1
                continue
            }
            if number.style == .sure {
                numbers.insert(index)
            } else if edges?.contains(index) != false {
                candidates.append(Candidate(index: index, number: number, texts: texts))
            } else {
                texts += 1
            }
        }
        for (previous, next) in zip(candidates, candidates.dropFirst())
        where next.number.value == previous.number.value + 1 && next.number.style == previous.number.style
            && next.texts - previous.texts >= Self.shortestPage
        {
            numbers.insert(previous.index)
            numbers.insert(next.index)
        }
    }

    /// The outermost two lines of each page: beside its number stands at most a head. `nil` for text without form feeds.
    private static func edges(_ shapes: [LineShape]) -> Set<Int>? {
        guard hasFeeds(shapes) else { return nil }
        var edges: Set<Int> = []
        var page: [Int] = []
        func closePage() {
            edges.formUnion(page.prefix(2) + page.suffix(2))
            page = []
        }
        for index in shapes.indices {
            if shapes[index].startsPage { closePage() }
            if !shapes[index].isBlank { page.append(index) }
        }
        closePage()
        return edges
    }

    private static func hasFeeds(_ shapes: [LineShape]) -> Bool { shapes.dropFirst().contains { $0.startsPage } }

    // MARK: Heads and feet

    private struct Edge: Hashable {
        let isTop: Bool
        let text: String
    }

    private mutating func findHeads(_ lines: DocumentText.Lines, _ shapes: [LineShape]) {
        let pages = pages(lines, shapes)
        guard pages.count >= Self.fewestPages else { return }
        var found: [Edge: [(page: Int, index: Int)]] = [:]
        for (page, indices) in pages.enumerated() {
            // A page of three lines has no inside: its edges would be all of it.
            guard indices.count > 4 else { continue }
            for (isTop, edge) in [(true, indices.prefix(2)), (false, indices.suffix(2))] {
                for index in edge where Self.canBeHead(shapes[index]) {
                    let text = lines[index].text.withoutSpacesAndNumbers
                    found[Edge(isTop: isTop, text: text.text), default: []].append((page, index))
                }
            }
        }
        for places in found.values where places.count >= Self.fewestPages && places.count * 3 >= pages.count {
            // The numbers in it are the same on every page, or rise with the pages.
            let rises = places.map { place in lines[place.index].text.withoutSpacesAndNumbers.numbers }
            guard Self.agree(rises, pages: places.map(\.page)) else { continue }
            heads.formUnion(places.map(\.index))
        }
    }

    private static func canBeHead(_ line: LineShape) -> Bool {
        line.ending != .sentence && line.ending != .open && line.opening != .mark && line.content.count <= longestHead
            && line.wideCount > 0
    }

    private static func agree(_ numbers: [[Int]], pages: [Int]) -> Bool {
        guard let first = numbers.first, let firstPage = pages.first,
            numbers.allSatisfy({ $0.count == first.count })
        else { return false }
        return first.indices.allSatisfy { place in
            numbers.allSatisfy { $0[place] == first[place] }
                || zip(numbers, pages).allSatisfy { $0[place] - first[place] == $1 - firstPage }
        }
    }

    /// The lines of each page that are neither blank nor its number. Pages end at form feeds or, in text without any, at
    /// page numbers.
    private func pages(_ lines: DocumentText.Lines, _ shapes: [LineShape]) -> [[Int]] {
        let hasFeeds = Self.hasFeeds(shapes)
        var pages: [[Int]] = [[]]
        for index in lines.indices {
            if hasFeeds ? shapes[index].startsPage : numbers.contains(index) { pages.append([]) }
            if !shapes[index].isBlank, !numbers.contains(index) { pages[pages.count - 1].append(index) }
        }
        return pages.filter { !$0.isEmpty }
    }
}

extension String {
    /// Without white space at both ends, form feeds included.
    fileprivate var trimmed: String {
        let content = LineShape(self).content
        let start = utf8.index(utf8.startIndex, offsetBy: Int(content.lowerBound))
        return String(self[start..<utf8.index(utf8.startIndex, offsetBy: Int(content.upperBound))])
    }

    /// For comparing: each number is a `#`, and stands in the list.
    fileprivate var withoutSpacesAndNumbers: (text: String, numbers: [Int]) {
        let bytes = utf8Span.span
        var (text, numbers) = ("", [Int]())
        var offset = 0
        var isInNumber = false
        while offset < bytes.count {
            let glyph = Glyph(in: bytes, at: offset)
            offset = glyph.end
            if let digit = glyph.digit {
                if !isInNumber {
                    text += "#"
                    numbers.append(0)
                }
                // A number of 20 digits is no page, but it must not overflow.
                numbers[numbers.count - 1] = (numbers[numbers.count - 1] * 10 + digit) % 1_000_000
                isInNumber = true
            } else if !glyph.isSpace {
                if let scalar = Unicode.Scalar(glyph.code) { text.unicodeScalars.append(scalar) }
                isInNumber = false
            }
        }
        return (text, numbers)
    }
}
