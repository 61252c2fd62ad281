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
    private var costs = MarkupCosts()
    /// For line numbers. Outlives the parsing.
    private let context: htmlParserCtxtPtr
    /// The page's source, and how much of it was asked for.
    var input = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var position = 0

    private var names: [String: HTMLTag] = [:]
    /// Class names come back again and again.
    private var knownClasses: [String: ElementTraits] = [:]

    init(_ context: htmlParserCtxtPtr) {
        self.context = context
    }

    static func from(_ pointer: UnsafeMutableRawPointer?) -> HTMLPageBuilder? {
        pointer.map { Unmanaged<HTMLPageBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: Input

    /// What libxml2 calls for the next piece: 0 ends the page.
    func read(into buffer: UnsafeMutablePointer<CChar>?, upTo count: Int32) -> Int32 {
        // Behind a broken limit there is nothing more to read, and what was read comes to an end by itself.
        costs.check(attributes: Int(context.pointee.maxatts) / 2, line: currentLine)
        guard costs.broken == nil, let buffer, count > 0 else { return 0 }
        let piece = input[position...].prefix(Int(count))
        costs.willParse(piece, depth: open.count)
        UnsafeMutableRawBufferPointer(start: buffer, count: piece.count).copyBytes(from: piece)
        position = piece.endIndex
        return Int32(piece.count)
    }

    private var currentLine: Int { context.pointee.input.map { Int($0.pointee.line) } ?? 1 }

    // MARK: Events

    func open(_ name: UnsafePointer<UInt8>?, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard costs.broken == nil, let name else { return }
        let tag = tag(String(cString: name))
        let index = page.elements.count
        let traits = traits(attributes, of: tag)
        page.elements.append(
            HTMLPage.Element(
                tag: tag, parent: open.last ?? -1, traits: traits, events: page.events.count..<page.events.count))
        page.events.append(.open(index))
        open.append(index)
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
        costs.check(depth: open.count, elements: page.elements.count, line: currentLine)
    }

    func close() {
        guard costs.broken == nil, let index = open.popLast() else { return }
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
        guard costs.broken == nil, let text, count > 0 else { return }
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

    func finished(name: String) throws(DocumentError) -> HTMLPage {
        if let (limit, line) = costs.broken { throw .tooMuchMarkup(name: name, line: line, limit: limit) }
        while !open.isEmpty { close() }
        return page
    }

    /// libxml2 reports a text when it stands behind it.
    private func line(of text: UnsafeBufferPointer<UInt8>) -> Int {
        max(1, currentLine - text.count { $0 == 0x0A })
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
        costs.add(attributes: index / 2)
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
}
