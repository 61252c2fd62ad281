import MinutesModel

/// Counts what stands behind each mark, and tells which marks open speeches.
struct MarkSurvey {
    private struct Count {
        /// Labels with a name in brackets, or with a role and something said behind it.
        var firm = 0
        /// Of those, the ones on lines of their own.
        var firmAlone = 0
        /// Roles before little that is said, and with nothing said below: in a document of such lines, speakers.
        var weak = 0
        /// Roles on lines of their own, with something said below.
        var roleAlone: [String: Int] = [:]
        /// Roles on lines of their own, and below (説明): the record tells no more of what they said.
        var told: [String: Int] = [:]
        /// Bare words on lines of their own, with something said below.
        var bareAlone: [String: Int] = [:]
        /// Bare words before something that is said.
        var bareInline = LabelCounts()
        /// Of those, the ones before a polite sentence.
        var polite: Set<String> = []
    }

    private var counts: [Mark: Count] = [:]
    /// Roles on lines of their own, whatever stands below.
    private var alone: [Mark: [String: Int]] = [:]
    private var ends = LabelCounts()
    /// A label that has its line for itself, or little behind it: the next line tells what it is.
    private var waiting: (mark: Mark, text: String, shape: SpeakerLabel.Shape, isAlone: Bool)?
    /// The roles on lines of their own above it: who explains after whom.
    private var chain: [(mark: Mark, text: String)] = []

    /// - Returns: true when the line begins with a mark.
    @inline(__always)
    mutating func add(_ line: LineView) -> Bool {
        let bytes = line.text.span
        let isBold =
            bytes.byte(at: line.content.lowerBound) == 0x2A && bytes.byte(at: line.content.lowerBound + 1) == 0x2A
        let start = line.content.lowerBound + (isBold ? 2 : 0)
        guard let mark = Mark(in: bytes, at: start) else {
            if waiting != nil, !line.isInterlude { settle(below: line) }
            return false
        }
        if waiting != nil, line.isInterlude { return true }
        if let waiting, waiting.isAlone, waiting.shape == .role {
            chain.append((waiting.mark, waiting.text))
        } else {
            chain = []
        }
        waiting = nil
        var end = line.content.upperBound
        if start > line.content.lowerBound { end = bytes.first("**", in: start..<end) ?? end }
        if let label = SpeakerGrammar.candidate(behind: mark, in: bytes, at: start, to: end) {
            add(label, mark: mark, line: line)
        }
        return true
    }

    private mutating func add(_ label: SpeakerLabel, mark: Mark, line: LineView) {
        let bytes = line.text.span
        // A bold label ends before its line does.
        let isAlone = label.body >= line.content.upperBound
        switch label.shape {
        case .roleWithName, .surnameWithInitial:
            counts[mark, default: Count()].firm += 1
            if isAlone { counts[mark, default: Count()].firmAlone += 1 }
        case .role, .seat, .bare:
            // Labels of up to five characters cost no memory of their own; longer ones hold a name and go on seldom.
            if label.longer != nil || label.range.count <= 15 {
                ends.addEnds(LabelCounts.Entry(label: label, line: line.text))
            }
            if isAlone, label.shape == .role { alone[mark, default: [:]][bytes.text(label.range), default: 0] += 1 }
            if isAlone {
                waiting = (mark, bytes.text(label.range), label.shape, true)
            } else if let longer = label.longer, longer.body >= line.content.upperBound, label.isFirm {
                // `○議長　山田太郎君`, alone on its line.
                waiting = (mark, bytes.text(label.lengthened.range), label.shape, true)
            } else if label.isFirm {
                if line.saysSomething(from: label.body) {
                    counts[mark, default: Count()].firm += 1
                } else {
                    counts[mark, default: Count()].weak += 1
                    waiting = (mark, "", label.shape, false)
                }
            } else if line.saysSomething(from: label.body) {
                counts[mark, default: Count()].bareInline.add(LabelCounts.Entry(label: label, line: line.text))
                if line.isPolite(from: label.body) {
                    counts[mark, default: Count()].polite.insert(bytes.text(label.range))
                }
            }
        }
    }

    private mutating func settle(below line: LineView) {
        defer { (waiting, chain) = (nil, []) }
        if let waiting, waiting.isAlone, waiting.shape == .role, isTold(line) {
            for label in chain + [(waiting.mark, waiting.text)] {
                counts[label.mark, default: Count()].told[label.text, default: 0] += 1
            }
        }
        guard let (mark, text, shape, isAlone) = waiting, line.saysSomething(from: line.content.lowerBound),
            !line.isRule
        else { return }
        if !isAlone {
            counts[mark, default: Count()].firm += 1
        } else if shape == .bare {
            counts[mark, default: Count()].bareAlone[text, default: 0] += 1
        } else {
            counts[mark, default: Count()].roleAlone[text, default: 0] += 1
        }
    }

    /// `（説明）`, alone on its line.
    private func isTold(_ line: LineView) -> Bool {
        let bytes = line.text.span
        guard let found = Bracket.read(in: bytes, at: line.content.lowerBound, to: line.content.upperBound, limit: 20),
            found.end == line.content.upperBound
        else { return false }
        return BracketLabel.isTold(bytes.trimmed(found.inner), of: bytes)
    }

    // MARK: Choosing

    /// Marks behind which a chair comes back on lines of their own, between named questions and answers: what is said there
    /// is told by headings only (`●委員長`, `◎採決`).
    var chairMarks: Set<Mark> { Set(alone.filter { $0.value.values.contains { $0 >= 2 } }.keys) }

    /// True when no bare word needs other evidence.
    var needsEvidence: Bool { counts.values.contains { !$0.bareAlone.isEmpty || $0.bareInline.total > 0 } }

    /// The grammar, and how many speeches speak for it.
    func grammar(_ evidence: NameEvidence) -> (grammar: SpeakerGrammar, speeches: Int)? {
        var grammar = SpeakerGrammar(form: .marked)
        let longLabels = ends.longLabels
        var names: Set<String> = []
        var speeches = 0
        let firm = counts.values.reduce(0) { $0 + $1.firm }
        let hasFirm = firm > 0
        let hasInline = counts.values.contains { $0.firm > $0.firmAlone }
        for (mark, count) in counts {
            let alone = count.roleAlone.values.reduce(0, +)
            // Where speeches follow their labels, a mark that only stands before lines of their own opens headings; and
            // in any document, `○委員長` alone is one unless the mark speaks.
            let isOwnLine = count.firmAlone + alone > count.firm - count.firmAlone
            if count.firm > 0 || (!hasInline && alone > 0) || !hasFirm && count.weak > 0 {
                grammar.marks.insert(mark)
                speeches += count.firm
                if isOwnLine {
                    grammar.ownLineMarks.insert(mark)
                    speeches += alone
                }
                // In between, only what comes back.
                names.formUnion(count.roleAlone.filter { $0.value >= 2 }.keys)
            }
            if !count.told.isEmpty {
                grammar.marks.insert(mark)
                names.formUnion(count.told.keys)
                if !grammar.ownLineMarks.contains(mark) { speeches += count.told.values.reduce(0, +) }
            }
            speeches += addNameLines(of: mark, count, firm: firm, evidence, to: &grammar)
            let inline = addNames(of: mark, count, longLabels: longLabels, evidence, to: &grammar)
            names.formUnion(inline.keys)
            speeches += inline.values.reduce(0, +)
        }
        if !grammar.marks.isEmpty {
            for (mark, count) in counts where !grammar.marks.contains(mark) {
                let found = addFurtherNames(of: mark, count, longLabels: longLabels, to: &grammar)
                names.formUnion(found.keys)
                speeches += found.values.reduce(0, +)
            }
        }
        noteUnread(names, in: &grammar, longLabels: longLabels)
        (grammar.longLabels, grammar.names) = (LabelTable(longLabels), LabelTable(names))
        return grammar.marks.isEmpty ? nil : (grammar, speeches)
    }

    /// `○平`, `○海野美智子`: names, not headings, when most can be names and somebody is known or comes back.
    private func addNameLines(
        of mark: Mark, _ count: Count, firm: Int, _ evidence: NameEvidence, to grammar: inout SpeakerGrammar
    ) -> Int {
        let names = count.bareAlone.filter { NameEvidence.canBeName($0.key.withoutSpaces) }
        let all = count.bareAlone.keys.count {
            HeadSection.opening($0) == nil && !RoleWords.isHeading($0.utf8Range, of: $0.utf8Span.span)
        }
        let total = names.values.reduce(0, +)
        // A heading among the names happens; names among headings are the thing to fear.
        guard total >= 2, names.count * 4 >= all * 3, total > firm || grammar.ownLineMarks.contains(mark) else {
            return 0
        }
        let known = names.count { evidence.isPerson($0.key.withoutSpaces) }
        // One in five bears a common surname or is known: see `Surnames`.
        guard known >= 1, known * 5 >= names.count else { return 0 }
        grammar.marks.insert(mark)
        grammar.ownLineMarks.insert(mark)
        grammar.nameLineMarks.insert(mark)
        return total + count.roleAlone.values.reduce(0, +)
    }

    /// What can be a name behind a mark that speaks, and was not taken for one.
    private func noteUnread(_ names: Set<String>, in grammar: inout SpeakerGrammar, longLabels: Set<String>) {
        for (mark, count) in counts where grammar.marks.contains(mark) {
            for (label, times) in count.bareInline.resolved(longLabels)
            where !names.contains(label) && NameEvidence.canBeName(label.withoutSpaces) {
                grammar.doubts.unread[label, default: 0] += times
            }
            guard !grammar.nameLineMarks.contains(mark) else { continue }
            for (label, times) in count.bareAlone where NameEvidence.canBeName(label.withoutSpaces) {
                grammar.doubts.unread[label, default: 0] += times
            }
        }
    }

    /// Where one mark opens speeches behind names (`◆青井　…`), another with names that come back before polite sentences does
    /// so, too: `○関三郎　…`.
    private func addFurtherNames(
        of mark: Mark, _ count: Count, longLabels: Set<String>, to grammar: inout SpeakerGrammar
    ) -> [String: Int] {
        let labels = count.bareInline.resolved(longLabels)
        let names = labels.filter { NameEvidence.canBeName($0.key.withoutSpaces) }
        let spoken = names.filter { $0.value >= 2 && count.polite.contains($0.key) }
        guard !spoken.isEmpty, names.count * 4 >= labels.count * 3 else { return [:] }
        grammar.marks.insert(mark)
        return names
    }

    /// `○山田　質問です。`: a name that is known, or that comes back.
    private func addNames(
        of mark: Mark, _ count: Count, longLabels: Set<String>, _ evidence: NameEvidence,
        to grammar: inout SpeakerGrammar
    ) -> [String: Int] {
        let labels = count.bareInline.resolved(longLabels)
        let speaks = grammar.marks.contains(mark)
        // `○鈴木復興庁次長心得　…申し上げます。`: an office that no list has, behind a mark that speaks ten times and more.
        let polite =
            speaks && count.firm >= 10
            ? labels.filter { count.polite.contains($0.key) && NameEvidence.canBeOffice($0.key.withoutSpaces) } : [:]
        let names = labels.filter { label, _ in
            NameEvidence.canBeName(label.withoutSpaces) || RoleWords.kinds[label] != nil && speaks
        }
        guard !names.isEmpty else { return polite }
        let known = names.filter { evidence.isPerson($0.key.withoutSpaces) }
        // A mark of names: as for names on lines of their own, and somebody who is known comes back or is not alone.
        let isNameMark =
            names.count * 4 >= labels.count * 3 && names.count >= 2 && known.count * 5 >= names.count
            && (known.count >= 2 || known.values.contains { $0 >= 2 })
        // Three times: a bullet's first word comes back twice by chance.
        let accepted = isNameMark ? names : names.filter { known[$0.key] != nil || $0.value >= 3 }
        guard isNameMark || speaks else { return polite }
        grammar.marks.insert(mark)
        return polite.merging(accepted) { times, _ in times }
    }
}
