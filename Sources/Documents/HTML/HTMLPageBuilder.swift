import CXML

/// Collects what libxml2 reports into a page, and watches what it costs.
final class HTMLPageBuilder {
    private var page = HTMLPage()
    /// The open elements, from the outermost.
    private var open: [Int] = []
    private var openTables: [Int] = []
    /// Of the open elements, how many are unseen, and links to other pages.
    private var (unseenDepth, linkDepth) = (0, 0)
    private var isInTitle = false
    private var work = 0
    private var endTags = 0
    private var deepest = 0
    private(set) var brokenLimit: MarkupLimit?
    /// For line numbers, and to stop. Outlives the builder's use.
    var context: htmlParserCtxtPtr?

    private var names: [String: HTMLTag] = [:]
    /// Class names come back again and again.
    private var knownClasses: [String: ElementTraits] = [:]

    static func from(_ pointer: UnsafeMutableRawPointer?) -> HTMLPageBuilder? {
        pointer.map { Unmanaged<HTMLPageBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: Events

    func open(_ name: UnsafePointer<UInt8>?, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard brokenLimit == nil, let name else { return }
        let tag = tag(String(cString: name))
        let index = page.elements.count
        let traits = traits(attributes, of: tag)
        page.elements.append(
            HTMLPage.Element(
                tag: tag, parent: open.last ?? -1, traits: traits, events: page.events.count..<page.events.count))
        page.events.append(.open(index))
        open.append(index)
        deepest = max(deepest, open.count)
        if tag.isUnseen { unseenDepth += 1 }
        if traits.contains(.link) { linkDepth += 1 }
        // The first one counts, as in browsers; pictures (svg) have titles, too.
        if tag == .title, page.title == nil, page.elements[index].parent >= 0 {
            isInTitle = page.elements[page.elements[index].parent].tag == .head
        }
        if tag == .table {
            if let outer = openTables.last { page.elements[outer].hasTables = true }
            openTables.append(index)
        }
        if open.count > MarkupLimit.deepest { stop(.depth) }
        if index >= MarkupLimit.mostElements { stop(.elements) }
    }

    func close() {
        guard brokenLimit == nil, let index = open.popLast() else { return }
        let element = page.elements[index]
        page.events.append(.close(index))
        page.elements[index].events = element.events.lowerBound..<page.events.count
        if element.tag.isUnseen { unseenDepth -= 1 }
        if element.traits.contains(.link) { linkDepth -= 1 }
        if element.tag == .title { isInTitle = false }
        if openTables.last == index { openTables.removeLast() }
        guard element.parent >= 0 else { return }
        page.elements[element.parent].words += element.words
        page.elements[element.parent].linkWords += element.linkWords
        page.elements[element.parent].links += element.links + (element.traits.contains(.link) ? 1 : 0)
    }

    func add(_ text: UnsafePointer<UInt8>?, _ count: Int32) {
        guard brokenLimit == nil, let text, count > 0 else { return }
        let new = UnsafeBufferPointer(start: text, count: Int(count))
        // The title stands in the head, which is unseen.
        guard isInTitle || unseenDepth == 0 else { return }
        let start = page.bytes.count
        page.bytes.append(contentsOf: new)
        let range = start..<page.bytes.count
        if isInTitle {
            let began = page.title ?? HTMLPage.Text(range: range, line: line(of: new))
            page.title = HTMLPage.Text(range: began.range.lowerBound..<range.upperBound, line: began.line)
            return
        }
        if case .text(let last) = page.events.last {
            // One text comes in several pieces.
            page.texts[last].range = page.texts[last].range.lowerBound..<range.upperBound
        } else {
            page.texts.append(HTMLPage.Text(range: range, line: line(of: new)))
            page.events.append(.text(page.texts.count - 1))
        }
        if let index = open.last {
            let words = new.count { $0 > 0x20 }
            page.elements[index].words += words
            if linkDepth > 0 { page.elements[index].linkWords += words }
        }
    }

    func finished() -> HTMLPage {
        while !open.isEmpty { close() }
        return page
    }

    /// libxml2 reports a text when it stands behind it.
    private func line(of text: UnsafeBufferPointer<UInt8>) -> Int {
        let now = context?.pointee.input.map { Int($0.pointee.line) } ?? 1
        return max(1, now - text.count { $0 == 0x0A })
    }

    private func tag(_ name: String) -> HTMLTag {
        if let known = names[name] { return known }
        let tag = HTMLTag(name: name)
        // A page of made-up names must not fill the memory with them.
        if names.count < 1000 { names[name] = tag }
        return tag
    }

    private func traits(
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, of tag: HTMLTag
    ) -> ElementTraits {
        guard let attributes else { return [] }
        var traits = ElementTraits()
        var index = 0
        while let name = attributes[index] {
            let value = attributes[index + 1].map { String(cString: $0) } ?? ""
            switch String(cString: name) {
            case "class": traits.formUnion(classTraits(value))
            case "alt": note(alternative: value, of: tag)
            case let name: traits.note(attribute: name, value: value)
            }
            index += 2
        }
        work += index * index
        return traits
    }

    private func classTraits(_ value: String) -> ElementTraits {
        if let known = knownClasses[value] { return known }
        var traits = ElementTraits()
        traits.note(attribute: "class", value: value)
        if knownClasses.count < 1000, value.utf8.count < 200 { knownClasses[value] = traits }
        return traits
    }

    /// A picture of one character stands for a kanji that the site's fonts lack.
    private func note(alternative: String, of tag: HTMLTag) {
        guard tag == .image, alternative.utf8.count <= 4, alternative.unicodeScalars.count == 1 else { return }
        let bytes = Array(alternative.utf8)
        bytes.withUnsafeBufferPointer { add($0.baseAddress, Int32($0.count)) }
    }

    // MARK: Costs

    func willParse(_ piece: ArraySlice<UInt8>) {
        endTags = zip(piece, piece.dropFirst()).count { $0 == 0x3C && $1 == 0x2F }
        deepest = open.count
    }

    func didParse(pending: UnsafeBufferPointer<UInt8>) {
        // An end tag is compared with the names of all open elements when none of them is its own.
        work += endTags * deepest
        if work > MarkupLimit.mostWork { stop(.work) }
        // A start tag whose end has not come: long where it holds a picture's data, and then without white space.
        guard pending.count > MarkupLimit.mostAttributes, pending[0] == 0x3C, pending[1] | 0x20 >= 0x61,
            pending[1] | 0x20 <= 0x7A
        else { return }
        let separators = pending.count { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
        if separators > MarkupLimit.mostAttributes { stop(.attributes) }
    }

    private func stop(_ limit: MarkupLimit) {
        guard brokenLimit == nil else { return }
        brokenLimit = limit
        if let context { xmlStopParser(context) }
    }
}
