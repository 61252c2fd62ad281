/// What numbering.xml says: Word makes the numbers of lists when it shows them, so they stand in no text.
struct WordNumbering {
    private struct Level {
        var start = 1
        var format = "decimal"
        /// `第%1条`, `%1.%2`, or the bullet itself.
        var text = ""
    }

    private struct List {
        var pattern: String
        /// Level → where this list starts again.
        var restarts: [Int: Int] = [:]
    }

    /// Word has nine levels.
    private static let levelCount = 9

    private var patterns: [String: [Int: Level]] = [:]
    private var lists: [String: List] = [:]
    /// Pattern → the numbers reached: lists of one pattern go on counting.
    private var counters: [String: [Int]] = [:]
    private var begun: Set<String> = []

    init() {}

    init(_ events: inout XMLEvents) throws(ArchiveProblem) {
        var pattern = ""
        var list: String?
        var level: Int?
        while let event = try events.next() {
            guard case .start(let name) = event else {
                if event == .end("num") { list = nil }
                continue
            }
            let value = events.attribute("val")
            switch name {
            case "abstractNum": pattern = events.attribute("abstractNumId") ?? ""
            case "num":
                list = events.attribute("numId")
                if let list { lists[list] = List(pattern: "") }
            case "abstractNumId": if let list { lists[list]?.pattern = value ?? "" }
            case "lvl", "lvlOverride": level = events.attribute("ilvl").flatMap { Int($0) }
            case "startOverride": if let list, let level { lists[list]?.restarts[level] = value.flatMap { Int($0) } }
            // An override can bring a whole level; its pattern's own is what nearly every document shows.
            case "start" where list == nil: change(pattern, level) { $0.start = value.flatMap { Int($0) } ?? 1 }
            case "numFmt" where list == nil: change(pattern, level) { $0.format = value ?? $0.format }
            case "lvlText" where list == nil: change(pattern, level) { $0.text = value ?? "" }
            default: break
            }
        }
    }

    private mutating func change(_ pattern: String, _ level: Int?, _ body: (inout Level) -> Void) {
        guard let level, (0..<Self.levelCount).contains(level) else { return }
        body(&patterns[pattern, default: [:]][level, default: Level()])
    }

    /// The next label of the list, counted on: `１．`, `（２）`, `・`; empty when the list shows none.
    mutating func label(at place: WordStyles.ListPlace) -> String {
        guard (0..<Self.levelCount).contains(place.level), let list = lists[place.number],
            let levels = patterns[list.pattern], let level = levels[place.level]
        else { return "・" }
        if level.format == "bullet" { return Self.bullet(level.text) }
        var numbers = counters[list.pattern] ?? []
        if begun.insert(place.number).inserted {
            for (index, start) in list.restarts where index < numbers.count { numbers[index] = start - 1 }
        }
        while numbers.count <= place.level {
            let start = list.restarts[numbers.count] ?? levels[numbers.count]?.start ?? 1
            numbers.append(numbers.count == place.level ? start - 1 : start)
        }
        numbers[place.level] += 1
        // Deeper levels start anew.
        numbers.removeSubrange((place.level + 1)...)
        counters[list.pattern] = numbers
        return Self.fill(level.text, numbers: numbers, levels: levels)
    }

    /// Symbol fonts keep their bullets in the private area: shown in any other font they are boxes.
    private static func bullet(_ text: String) -> String {
        guard let scalar = text.unicodeScalars.first, !(0xE000...0xF8FF).contains(scalar.value) else {
            return "・"
        }
        return text
    }

    private static func fill(_ text: String, numbers: [Int], levels: [Int: Level]) -> String {
        var filled = ""
        var isPlaceholder = false
        for character in text {
            if isPlaceholder, let index = character.wholeNumberValue, index >= 1, index <= numbers.count {
                filled += ListNumber.text(numbers[index - 1], format: levels[index - 1]?.format ?? "decimal")
                isPlaceholder = false
            } else if character == "%" {
                isPlaceholder = true
            } else {
                if isPlaceholder { filled += "%" }
                isPlaceholder = false
                filled.append(character)
            }
        }
        return filled
    }
}
