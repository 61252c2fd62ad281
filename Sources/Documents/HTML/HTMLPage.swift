/// A web page as its parser saw it: elements in the order in which they open, and the text between their borders.
struct HTMLPage {
    struct Element {
        let tag: HTMLTag
        /// The index of the element around it; -1 for the outermost.
        let parent: Int
        let traits: ElementTraits
        /// Its events, its own opening and closing included.
        var events: Range<Int>
        /// Bytes of text that is no white space, what is unseen left out.
        var words = 0
        /// Those of them that belong to links to other pages.
        var linkWords = 0
        /// Links to other pages.
        var links = 0

        /// Of a table: other tables stand in it.
        var hasTables = false

        /// Bytes of text that is no link.
        var ownWords: Int { words - linkWords }
    }

    struct Text {
        /// In `bytes`.
        var range: Range<Int>
        /// Of the source, 1-based, on which it begins.
        let line: Int
    }

    enum Event {
        case open(Int)
        case text(Int)
        case close(Int)
    }

    var elements: [Element] = []
    var texts: [Text] = []
    var events: [Event] = []
    /// All text, entities resolved: UTF-8.
    var bytes: [UInt8] = []
    /// The `title` element's.
    var title: Text?

    /// The text inside an element, white space and all, up to `limit` bytes.
    func text(of element: Int, upTo limit: Int = 300) -> String {
        var found: [UInt8] = []
        for event in events[elements[element].events] {
            guard found.count < limit else { break }
            if case .text(let index) = event { found.append(contentsOf: bytes[texts[index].range]) }
        }
        return String(decoding: found, as: UTF8.self)
    }

    /// The index of the first event of an element's inside, and of its end.
    func inside(of element: Int) -> Range<Int> {
        let events = elements[element].events
        return (events.lowerBound + 1)..<max(events.lowerBound + 1, events.upperBound - 1)
    }
}
