import MinutesModel

/// What speaks against the grammar that was chosen. Misread speakers are silent, they give odd speeches and no error: what
/// looked like a label and was not taken for one is told.
struct GrammarDoubts {
    /// Labels behind a mark that opens speeches, and how often they stand there.
    var unread: [String: Int] = [:]
    /// Lines that another form would read as labels, and the first of them.
    private(set) var rival: (form: SpeakerGrammar.Form, lines: Int, number: Int, label: String)?

    /// Three lines, and one for four speeches: less is chance, a list, or a heading.
    private static let (fewest, share) = (3, 4)

    /// Counts the lines that `grammar` leaves and `other` would take.
    mutating func compare(_ grammar: SpeakerGrammar, speeches: Int, with other: SpeakerGrammar, _ lines: LineViews) {
        guard let start = grammar.firstSpeech else { return }
        var found: (lines: Int, number: Int, label: String) = (0, 0, "")
        for index in start..<lines.endIndex {
            let line = lines[index]
            guard !line.isBlank, !line.isRule, grammar.label(in: line) == nil, let label = other.label(in: line),
                label.body >= line.content.upperBound || line.saysSomething(from: label.body)
            else { continue }
            if found.lines == 0 { (found.number, found.label) = (line.number, line.text.span.text(label.range)) }
            found.lines += 1
        }
        guard found.lines >= Self.fewest, found.lines * Self.share >= speeches, found.lines > rival?.lines ?? 0 else {
            return
        }
        rival = (other.form, found.lines, found.number, found.label)
    }

    func warnings(form: SpeakerGrammar.Form) -> [Warning] {
        var warnings: [Warning] = []
        if let rival {
            warnings.append(
                Warning(
                    line: rival.number, code: "mixedLabels",
                    message:
                        "Speakers were read as '\(form.rawValue)', but \(rival.lines) lines look like labels of another"
                        + " form ('\(rival.form.rawValue)'), the first '\(rival.label)': speakers may be missing."))
        }
        if let (label, times) = unread.filter({ $0.value >= Self.fewest }).max(by: {
            ($0.value, $1.key) < ($1.value, $0.key)
        }) {
            warnings.append(
                Warning(
                    code: "unreadLabel",
                    message: "'\(label)' stands \(times) times where speakers stand, and was not read as one."))
        }
        return warnings
    }
}
