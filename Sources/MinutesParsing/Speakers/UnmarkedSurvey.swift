import MinutesModel

/// Counts the labels of documents in which no mark tells who speaks.
struct UnmarkedSurvey {
    /// The forms that say most about themselves first: `議長 山田太郎君：…` begins like `議長　…`, too.
    private static let forms: [SpeakerGrammar.Form] = [
        .colon, .lenticular, .closingBracket, .roundBrackets, .unmarked,
    ]

    private struct Count {
        /// Labels with something said behind them, on their line or below.
        var labels = LabelCounts()
        var firm: Set<String> = []
        /// Those with a sentence on their own line.
        var spoken: Set<String> = []
        /// Labels behind or below which a sentence stands; lists of people have none.
        var sentences = 0
    }

    private var counts = [Count](repeating: Count(), count: forms.count)
    /// Labels that have their line for themselves, by form.
    private var waiting: [(form: Int, label: LabelCounts.Entry)] = []

    init(_ document: DocumentText, isMarkdown: Bool) {
        for line in document.lines {
            let view = LineView(line, isMarkdown: isMarkdown)
            guard !view.isBlank, view.headingLevel == 0, !view.isRule else { continue }
            add(view)
        }
    }

    private mutating func add(_ line: LineView) {
        let bytes = line.text.utf8Span.span
        if !waiting.isEmpty {
            if line.saysSomething(from: line.content.lowerBound) {
                let isSentence = line.readsAsSpeech(from: line.content.lowerBound)
                for (form, label) in waiting {
                    counts[form].labels.add(label)
                    guard isSentence else { continue }
                    counts[form].sentences += 1
                    if Self.forms[form] == .lenticular { counts[form].spoken.insert(label.text) }
                }
            }
            waiting = []
        }
        guard canBegin(line) else { return }
        for (index, form) in Self.forms.enumerated() {
            guard let label = SpeakerGrammar.candidate(form, in: bytes, range: line.content) else { continue }
            let entry = LabelCounts.Entry(label, in: bytes)
            if label.isFirm { counts[index].firm.insert(entry.text) }
            // `議長　山田太郎君` alone on its line may be a label of two words.
            if label.lengthened.body >= line.content.upperBound {
                waiting.append((index, entry))
            } else if line.saysSomething(from: label.body) || form == .colon || form == .roundBrackets {
                counts[index].labels.add(entry)
                if line.readsAsSpeech(from: label.body) { counts[index].sentences += 1 }
                if label.isFirm, bytes.triple(at: line.content.upperBound - 3) == Triple.fullStop {
                    counts[index].spoken.insert(entry.text)
                }
            }
        }
    }

    /// False for prose: its first run of characters ends in punctuation, or is too long for a label.
    private func canBegin(_ line: LineView) -> Bool {
        let bytes = line.text.utf8Span.span
        let start = line.content.lowerBound
        // A bullet before a name: `* name: …`.
        if [0x2A, 0x2D].contains(bytes[start]) || Bracket.opening(in: bytes, at: start) != nil
            || LabelFrame.opens(in: bytes, at: start)
        {
            return true
        }
        guard let token = LabelToken(in: bytes, from: start, to: line.content.upperBound) else { return false }
        return token.delimiter != .punctuation
    }

    /// The grammar with the most speeches.
    func grammar(_ evidence: NameEvidence) -> (grammar: SpeakerGrammar, speeches: Int)? {
        let found = Self.forms.indices.compactMap { believable(Self.forms[$0], counts[$0], evidence) }
        let best = found.max { $0.speeches < $1.speeches }
        // `議長：` begins like `議長　…`, too, and so do the lines of a list of people (`委員　山田太郎、…`): where most of what is
        // said stands behind colons, colons it is.
        if best?.grammar.form == .unmarked, let colon = found.first(where: { $0.grammar.form == .colon }),
            counts[0].sentences * 5 >= counts[Self.forms.count - 1].sentences * 4
        {
            return colon
        }
        return best
    }

    private static let fieldWords: Set<String> = [
        "TODO", "Todo", "todo", "Note", "NOTE", "URL", "PR", "Issue", "Date", "Time", "Place", "FYI", "TBD", "Q", "A",
        "注", "例", "計", "メモ", "宿題", "担当",
        "期限", "議事録", "記録", "書記", "司会", "議長", "出席", "欠席", "次回",
    ]

    private func believable(
        _ form: SpeakerGrammar.Form, _ count: Count, _ evidence: NameEvidence
    ) -> (grammar: SpeakerGrammar, speeches: Int)? {
        let longLabels = count.labels.longLabels
        let labels = count.labels.resolved(longLabels)
        var accepted: [String: Int] = [:]
        var unknown: [String: Int] = [:]
        var bracketed = 0
        for (text, times) in labels {
            let name = text.withoutSpaces
            let isFirm = count.firm.contains(text) || longLabels.contains(text)
            // 24 characters: an office and a name; more is a sentence.
            guard name.unicodeScalars.count <= 24, !isNumbered(name),
                !isField(name, times: times, isFirm: isFirm, isSpoken: count.spoken.contains(text), form: form)
            else {
                continue
            }
            // An office that answers does so again; once, its name is a heading.
            if form == .unmarked, times < 2, Departments.isUnit(name),
                !RoleWords.end(name.utf8Range, of: name.utf8Span.span)
            {
                continue
            }
            if text.holds(anyOf: ["（", "("]) { bracketed += times }
            let isKnown = isFirm || evidence.isPerson(name) || RoleWords.kinds[name] != nil && form == .lenticular
            if isKnown || canComeBack(name, times: times, form: form) {
                accepted[text] = times
            } else if form == .colon || form == .lenticular, NameEvidence.canBeName(name),
                !Self.fieldWords.contains(name)
            {
                unknown[text] = times
            }
        }
        // Some speak once. As many names as are known may be new; more are fields.
        if unknown.count <= accepted.count { accepted.merge(unknown) { known, _ in known } }
        let total = accepted.values.reduce(0, +)
        // Three speeches of two people, one of whom speaks twice: what comes once each are fields or headings. A name in
        // brackets behind its role needs no more than two.
        let isDialogue = total >= 3 && accepted.count >= 2 && accepted.values.contains { $0 >= 2 }
        guard isDialogue || form == .unmarked && bracketed >= 2 && bracketed * 2 >= total else { return nil }
        // Headings in 【…】 come back, too: somebody must be known.
        guard form != .lenticular || accepted.keys.contains(where: { isPersonal($0, count, evidence) }) else {
            return nil
        }
        var grammar = SpeakerGrammar(form: form, names: Set(accepted.keys))
        grammar.longLabels = longLabels
        return (grammar, total)
    }

    /// 場所, 委員: words that open a field of the head. A role that comes back speaks, and so does a role with a name.
    private func isField(
        _ name: String, times: Int, isFirm: Bool, isSpoken: Bool, form: SpeakerGrammar.Form
    ) -> Bool {
        guard form != .roundBrackets, form != .closingBracket, let (_, value) = HeadSection.opening(name) else {
            return false
        }
        return !isFirm || value.isEmpty && times < 2 && !isSpoken
    }

    /// `３　出席者　会長`, `6 傍聴者`: a numbered field. `５番鈴木委員` and `１号委員` are people.
    private func isNumbered(_ name: String) -> Bool {
        let bytes = name.utf8Span.span
        var position = 0
        while position < bytes.count, bytes.digit(at: position) != nil {
            position += bytes.characterLength(at: position)
        }
        // A handle can begin with a digit.
        guard position > 0, !name.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
        return !["番", "号", "班", "組", "区"].contains { bytes.has($0, at: position) }
    }

    private func isPersonal(_ text: String, _ count: Count, _ evidence: NameEvidence) -> Bool {
        count.firm.contains(text) || evidence.isPerson(text.withoutSpaces) || RoleWords.kinds[text] != nil
    }

    /// A name without other evidence, in a form that hardly anything else has: `azu: …`, `【平】`.
    private func canComeBack(_ name: String, times: Int, form: SpeakerGrammar.Form) -> Bool {
        guard form == .colon || form == .lenticular, times >= 2, !Self.fieldWords.contains(name) else { return false }
        // A handle is ASCII, and has no length to speak of.
        let isHandle = name.utf8.allSatisfy { $0 < 0x80 } && name.utf8.count <= 20
        return isHandle || NameEvidence.canBeName(name)
    }
}
