import PluginKit

/// A notice's body as it grows, and what it costs.
struct Draft {
    /// A list item's or heading's mark and a space, as most services write them.
    static let mark = 2
    static let lineEnd = 1
    /// A line of a list, besides its text.
    static let itemOverhead = mark + lineEnd

    private(set) var blocks: [Block] = []
    /// UTF-16 units, the unit most services count in.
    private(set) var units: Int

    init(title: String) {
        units = title.utf16.count + Draft.lineEnd
    }

    mutating func add(fields: [Field]) {
        guard !fields.isEmpty else { return }
        blocks.append(.fields(fields))
        units += fields.reduce(0) { $0 + Draft.cost(of: $1) }
    }

    /// A heading with its lines, and a last line that says what was left out; without lines only the latter, as a sentence.
    /// Where all that was left out stands above, or nothing could be told, it says nothing.
    /// - Returns: the indices of the lines that are told.
    @discardableResult
    mutating func add(_ section: Section, within share: Int) -> [Int] {
        let heading = Draft.cost(ofHeading: section.heading)
        let topics = section.topics(within: share - section.noteCost)
        let result = Fitting.fit(
            section.lines, budget: share - heading - Section.cost(of: topics), overhead: Draft.itemOverhead,
            note: section.noteCost - heading,
            isNoted: section.silent > 0)
        let note = section.note(omitting: result.omitted)
        // Not even room for that line: a very long title above the shortest of summaries.
        guard !result.lines.isEmpty || note != nil, share >= section.noteCost || note == nil else { return [] }
        guard !result.lines.isEmpty else {
            if let note, section.leavesOutNews {
                // ほか: besides what? There is nothing.
                let sentence = "\(section.heading)：\(note.hasPrefix("ほか") ? note.dropFirst(2) : note[...])"
                blocks.append(.paragraph(sentence))
                units += sentence.utf16.count + Draft.lineEnd
            }
            return []
        }
        let told = section.lines.indices.filter { !result.omitted.contains($0) }
        let items = result.lines + (note.map { [$0] } ?? [])
        let above = topics.isEmpty ? [] : told.map { topics[$0] }
        blocks.append(.heading(section.heading))
        blocks += Draft.lists(of: items, under: above)
        units += heading + items.reduce(0) { $0 + $1.utf16.count + Draft.itemOverhead } + Section.cost(of: above)
        return told
    }

    /// One list for each run of lines with one topic, under its name.
    private static func lists(of items: [String], under topics: [String?]) -> [Block] {
        var blocks: [Block] = []
        var run: [String] = []
        var last: String?
        for (index, item) in items.enumerated() {
            if topics.indices.contains(index), let topic = topics[index], topic != last {
                if !run.isEmpty { blocks.append(.list(run)) }
                run = []
                blocks.append(.paragraph(Draft.topic(topic)))
                last = topic
            }
            run.append(item)
        }
        return run.isEmpty ? blocks : blocks + [.list(run)]
    }

    /// 〔議案第5号 青葉市下水道条例の一部を改正する条例〕, cut where it is longer than a line.
    static func topic(_ title: String) -> String {
        title.count > longestTopic ? "〔\(title.prefix(longestTopic - 1))…〕" : "〔\(title)〕"
    }

    private static let longestTopic = 40

    static func cost(ofHeading heading: String) -> Int {
        heading.utf16.count + itemOverhead
    }

    /// With the colon between the two.
    static func cost(of field: Field) -> Int {
        field.label.utf16.count + field.value.utf16.count + 1 + lineEnd
    }
}
