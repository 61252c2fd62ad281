import MinutesModel

/// Counts the labels of documents in which no mark tells who speaks.
struct UnmarkedSurvey {
    /// The forms that say most about themselves first: `議長 山田太郎君：…` begins like `議長　…`, too.
    private static let forms: [SpeakerGrammar.Form] = [
        .colon, .lenticular, .closingBracket, .roundBrackets, .unmarked,
    ]

    /// Labels with something said behind them, on their line or below; by form.
    private var counts = [LabelCounts](repeating: LabelCounts(), count: forms.count)
    /// Labels behind or below which a sentence stands, by form; lists of people have none.
    private var sentences = [Int](repeating: 0, count: forms.count)
    /// Labels that stand before what is said, on its line, in a document of no other form.
    private var inline = LabelTable()
    private var (inlineTimes, aloneTimes) = (0, 0)
    /// Labels that have their line for themselves, by form.
    private var waiting: [(form: Int, label: LabelCounts.Entry)] = []
    private var words = ColonWords()

    init(_ lines: LineViews) {
        for line in lines where !line.isBlank && !line.isRule {
            if line.headingLevel == 0 { add(line) } else { addHeading(line) }
        }
    }

    private mutating func add(_ line: LineView) {
        if !waiting.isEmpty, !line.isInterlude {
            if line.saysSomething(from: line.content.lowerBound) {
                let isSentence = line.readsAsSpeech(from: line.content.lowerBound)
                for (form, label) in waiting {
                    // `（委員）` stands above names as well.
                    guard isSentence || Self.forms[form] != .roundBrackets || label.isUnit else { continue }
                    if Self.forms[form] == .unmarked { aloneTimes += 1 }
                    counts[form].add(label, isSpoken: isSentence && Self.forms[form] == .lenticular)
                    if isSentence { sentences[form] += 1 }
                }
            }
            waiting.removeAll(keepingCapacity: true)
        }
        switch beginning(of: line) {
        case .prose: return
        case .word(let range): add(line, word: range)
        case .colon: add(line, forms: [Self.colon, Self.unmarked])
        case .other: add(line, forms: Self.allForms)
        }
    }

    /// A label with a colon right behind it: the same as `add(_:forms:)` finds, without reading the label again.
    private mutating func add(_ line: LineView, word range: Range<Int>) {
        let bytes = line.text.span
        let place = words.place(of: range, in: line.text)
        guard let word = words[place], let shape = word.shape else { return }
        let body = LabelReader.body(behind: range.upperBound, in: bytes, to: line.content.upperBound)
        let label = SpeakerLabel(range: range, body: body, shape: shape)
        let entry = LabelCounts.Entry(label: label, line: line.text)
        guard body < line.content.upperBound else {
            for form in label.isFirm ? [Self.colon, Self.unmarked] : [Self.colon] {
                counts[form].see(entry)
                waiting.append((form, entry))
            }
            return
        }
        let isSpoken = label.isFirm && bytes.triple(at: line.content.upperBound - 3) == Triple.fullStop
        let isSentence = line.readsAsSpeech(from: body)
        words[place]?.colon = counts[Self.colon].add(entry, numbered: word.colon, isSpoken: isSpoken)
        if isSentence { sentences[Self.colon] += 1 }
        guard label.isFirm else { return }
        guard line.saysSomething(from: body) else { return counts[Self.unmarked].see(entry) }
        if word.unmarked == nil { noteInline(label, in: bytes) } else { inlineTimes += 1 }
        words[place]?.unmarked = counts[Self.unmarked].add(entry, numbered: word.unmarked, isSpoken: isSpoken)
        if isSentence { sentences[Self.unmarked] += 1 }
    }

    private mutating func add(_ line: LineView, forms: [Int]) {
        let bytes = line.text.span
        for index in forms {
            let form = Self.forms[index]
            guard let label = SpeakerGrammar.candidate(form, in: bytes, range: line.content) else { continue }
            let entry = LabelCounts.Entry(label: label, line: line.text)
            // `議長　山田太郎君` alone on its line may be a label of two words.
            if label.lengthened.body >= line.content.upperBound {
                counts[index].see(entry)
                waiting.append((index, entry))
            } else if line.saysSomething(from: label.body) || form == .colon || form == .roundBrackets {
                let isSpoken = label.isFirm && bytes.triple(at: line.content.upperBound - 3) == Triple.fullStop
                if form == .unmarked { noteInline(label, in: bytes) }
                counts[index].add(entry, isSpoken: isSpoken)
                if line.readsAsSpeech(from: label.body) { sentences[index] += 1 }
            } else {
                counts[index].see(entry)
            }
        }
    }

    /// `### 山田委員長`: a heading that nothing but a person with a role could be.
    private mutating func addHeading(_ line: LineView) {
        waiting.removeAll(keepingCapacity: true)
        guard let form = Self.forms.firstIndex(of: .unmarked),
            let label = SpeakerGrammar.candidate(.unmarked, in: line.text.span, range: line.content)?.lengthened,
            label.body >= line.content.upperBound
        else { return }
        let entry = LabelCounts.Entry(label: label, line: line.text)
        counts[form].see(entry)
        waiting.append((form, entry))
    }

    private mutating func noteInline(_ label: SpeakerLabel, in bytes: Span<UInt8>) {
        inlineTimes += 1
        _ = inline.add(label.range, of: bytes)
        if label.longer != nil { _ = inline.add(label.lengthened.range, of: bytes) }
    }

    /// `六十九番　森口つかさ君` on a line of its own calls somebody up where speeches stand behind their labels.
    private func calls(_ text: String) -> Bool {
        // 殿 is whom a letter is for.
        text.hasSuffix("殿")
            || aloneTimes * 4 <= inlineTimes && RoleWords.endInHonorific(text.utf8Range, of: text.utf8Span.span)
                && !inline.holds(text.utf8Range, of: text.utf8Span.span)
    }

    private static let allForms = Array(forms.indices)
    private static let colon = 0
    private static let unmarked = forms.count - 1

    private enum Beginning {
        /// The first run of characters ends in punctuation, or is too long for a label.
        case prose
        /// A run with a colon right behind it.
        case word(Range<Int>)
        /// The same, with a bullet before it.
        case colon
        case other
    }

    private func beginning(of line: LineView) -> Beginning {
        let bytes = line.text.span
        let start = line.content.lowerBound
        // A bullet before a name: `* name: …`.
        if bytes[start] == 0x2A || bytes[start] == 0x2D || Bracket.opening(in: bytes, at: start) != nil
            || LabelFrame.opens(in: bytes, at: start)
        {
            return .other
        }
        guard let token = LabelToken(in: bytes, from: start, to: line.content.upperBound) else { return .prose }
        switch token.delimiter {
        case .punctuation: return .prose
        case .colon:
            // 0:03 is a transcript's time, before a label.
            let isPlain =
                SpeakerGrammar.bulletLength(in: bytes, at: start) == 0 && bytes.digit(at: start) == nil
                && token.range.count < SpeakerGrammar.colonReach
            return isPlain ? .word(token.range) : .colon
        case .space, .lineEnd, .bracket, .closing, .quote: return .other
        }
    }

    /// The grammars that could be, the one with the most speeches first.
    func grammars(_ evidence: NameEvidence) -> [(grammar: SpeakerGrammar, speeches: Int, sentences: Int)] {
        var found = Self.forms.indices.compactMap { form in
            believable(Self.forms[form], counts[form], evidence).map {
                (grammar: $0, speeches: $1, sentences: sentences[form])
            }
        }
        // Lists of people (`会長：山田太郎`) look like speeches where nothing is said, and where something is said elsewhere.
        if found.contains(where: { $0.sentences > 0 }) { found.removeAll { $0.sentences == 0 } }
        // At a tie, the form that says most of itself.
        found = found.enumerated().sorted { ($1.element.speeches, $0.offset) < ($0.element.speeches, $1.offset) }
            .map(\.element)
        // `議長：` begins like `議長　…`, too, and so do the lines of a list of people (`委員　山田太郎、…`): where most of what is
        // said stands behind colons, colons it is.
        if found.first?.grammar.form == .unmarked,
            let colon = found.firstIndex(where: { $0.grammar.form == .colon }),
            found[colon].sentences * 5 >= (sentences.last ?? 0) * 4
        {
            found.insert(found.remove(at: colon), at: 0)
        }
        return found
    }

    private static let fieldWords: Set<String> = [
        "TODO", "Todo", "todo", "Note", "NOTE", "URL", "PR", "Issue", "Date", "Time", "Place", "FYI", "TBD", "Q", "A",
        "注", "例", "計", "メモ", "宿題", "担当",
        "期限", "議事録", "記録", "書記", "司会", "議長", "出席", "欠席", "次回",
    ]

    private func believable(
        _ form: SpeakerGrammar.Form, _ counts: LabelCounts, _ evidence: NameEvidence
    ) -> (grammar: SpeakerGrammar, speeches: Int)? {
        let longLabels = counts.longLabels
        let labels = counts.resolved(longLabels)
        let (firm, spoken) = (counts.firm, counts.spoken)
        var accepted: [String: Int] = [:]
        var unknown: [String: Int] = [:]
        var bracketed = 0
        for (text, times) in labels {
            let name = text.withoutSpaces
            let isFirm = firm.contains(text) || longLabels.contains(text)
            // 24 characters: an office and a name; more is a sentence.
            guard name.unicodeScalars.count <= 24, !isNumbered(name),
                !isField(name, times: times, isFirm: isFirm, isSpoken: spoken.contains(text), form: form)
            else {
                continue
            }
            if form == .unmarked, calls(text) { continue }
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
            } else if form == .colon || form == .lenticular, !Self.fieldWords.contains(name),
                NameEvidence.canBeName(name) || spoken.contains(text) && beginsWithSurname(name)
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
        // `【川上局長】` with a sentence below or behind it speaks, though nobody answers.
        let isNamed =
            form == .lenticular && !accepted.isEmpty
            && accepted.keys.allSatisfy { spoken.contains($0) && firm.contains($0) && Self.namesSomebody($0) }
        guard isDialogue || isNamed || form == .unmarked && bracketed >= 2 && bracketed * 2 >= total else { return nil }
        // Headings in 【…】 come back, too: somebody must be known.
        guard form != .lenticular || accepted.keys.contains(where: { firm.contains($0) || isPersonal($0, evidence) })
        else {
            return nil
        }
        var grammar = SpeakerGrammar(form: form, names: LabelTable(accepted.keys))
        grammar.longLabels = LabelTable(longLabels)
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

    /// More than a role: a name or an office stands before it.
    private static func namesSomebody(_ text: String) -> Bool {
        let name = text.withoutSpaces
        let role = RoleWords.roleLength(name.utf8Range, of: name.utf8Span.span)
        return role > 0 && role < name.utf8.count
    }

    /// `山本法人支援課視学官(併)改革官`: an office that no list has, behind a surname of two characters and more.
    private func beginsWithSurname(_ name: String) -> Bool {
        Surnames.length(at: 0, of: name.utf8Span.span) > 3 && NameEvidence.canBeOffice(name, limit: 24)
    }

    private func isPersonal(_ text: String, _ evidence: NameEvidence) -> Bool {
        evidence.isPerson(text.withoutSpaces) || RoleWords.kinds[text] != nil
    }

    /// A name without other evidence, in a form that hardly anything else has: `azu: …`, `【平】`.
    private func canComeBack(_ name: String, times: Int, form: SpeakerGrammar.Form) -> Bool {
        guard form == .colon || form == .lenticular, times >= 2, !Self.fieldWords.contains(name) else { return false }
        // A handle is ASCII, and has no length to speak of.
        let isHandle = name.utf8.allSatisfy { $0 < 0x80 } && name.utf8.count <= 20
        return isHandle || NameEvidence.canBeName(name)
    }
}

extension LabelCounts.Entry {
    /// 経営企画局: an office, and nobody's role.
    fileprivate var isUnit: Bool { Departments.isUnit(line.span.text(label.range)) }
}
