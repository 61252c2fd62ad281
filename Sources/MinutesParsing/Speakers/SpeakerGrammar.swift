import MinutesModel

/// How this document shows who speaks. Chosen by counting (see `Survey`), never fixed: the mark that opens a speech in
/// one document is a heading in the next.
struct SpeakerGrammar {
    /// The words in which a record says it (`source.grammar`).
    enum Form: String, CaseIterable {
        /// `○議長（…）　…`, `○平` on a line of its own.
        case marked
        /// `（○：委員、●：事務局）`, then marks without names.
        case legend
        /// `平井大臣: …`, `azu: …`.
        case colon
        /// `【北山部会長】`, on its own line or before the speech; [事務局長] and ＜会長＞ are printed as well.
        case lenticular
        /// `議長（小林裕和君）　…`, `高山課長` on a line of its own.
        case unmarked
        /// `山本委員長)ただ今から…`.
        case closingBracket
        /// `(会 長)  原案どおり…`.
        case roundBrackets
        /// `Q 片桐委員`, `答（町長）`, `Q. …`.
        case questions
        /// The format has fields for the speakers: JSON.
        case fields
        /// Nobody is named: a summary, a team's bullets.
        case none
    }

    var form: Form = .none
    /// Marks that open speeches.
    var marks: Set<Mark> = []
    /// Marks whose labels stand on lines of their own, with the speech below.
    var ownLineMarks: Set<Mark> = []
    /// Of those, the ones behind which bare names stand.
    var nameLineMarks: Set<Mark> = []
    /// Labels that count although their form alone does not tell.
    var names = LabelTable()
    /// Labels that end in the words behind them: 議長 山田太郎君.
    var longLabels = LabelTable()
    /// Questions and answers between the marked speeches: `●委員長`, `Q 山田委員`.
    var hasQuestions = false
    var legend: Legend?
    /// The index of the line of the first speech: labels before it list who is present.
    var firstSpeech: Int?
    /// What speaks against it.
    var doubts = GrammarDoubts()
    /// How many speeches were counted: room for them is made once.
    var expectedSpeeches = 0

    /// The label with which the line opens a speech, or `nil`.
    @inline(__always)
    func label(in line: LineView) -> SpeakerLabel? {
        let bytes = line.text.span
        guard form == .marked else { return form == .none || form == .fields ? nil : unmarkedLabel(in: line) }
        if Mark(in: bytes, at: line.content.lowerBound) != nil || bytes.byte(at: line.content.lowerBound) == 0x2A {
            return markedLabel(in: bytes, from: line.content.lowerBound, to: line.content.upperBound)
        }
        return hasQuestions ? questionLabel(in: line) : nil
    }

    /// The label behind the mark at `start`.
    func markedLabel(in bytes: Span<UInt8>, from start: Int, to end: Int) -> SpeakerLabel? {
        let isBold = bytes.byte(at: start) == 0x2A && bytes.byte(at: start + 1) == 0x2A
        let first = isBold ? start + 2 : start
        // A label of 30 characters has 90 bytes.
        guard let close = isBold ? bytes.first("**", in: first..<Swift.min(end, first + 120)) : end,
            let mark = Mark(in: bytes, at: first), marks.contains(mark),
            var label = Self.candidate(behind: mark, in: bytes, at: first, to: close)
        else { return nil }
        if let longer = label.longer,
            longLabels.holds(label.range.lowerBound..<longer.end, of: bytes)
                || longer.body >= close && (isBold || ownLineMarks.contains(mark))
        {
            label = label.lengthened
        }
        if isBold {
            guard label.body >= close else { return nil }
            label.body = LabelReader.body(behind: close + 2, in: bytes, to: end)
        }
        return opensSpeech(label, mark: mark, isAlone: label.body >= end, in: bytes) ? label : nil
    }

    private func opensSpeech(_ label: SpeakerLabel, mark: Mark, isAlone: Bool, in bytes: Span<UInt8>) -> Bool {
        switch label.shape {
        case .roleWithName, .surnameWithInitial: return true
        case .role, .seat:
            return !isAlone || ownLineMarks.contains(mark) || names.holds(label.range, of: bytes)
        case .bare:
            if isAlone, nameLineMarks.contains(mark), !RoleWords.isHeading(label.range, of: bytes) {
                return NameEvidence.canBeName(bytes.text(label.range).withoutSpaces)
            }
            return names.holds(label.range, of: bytes)
        }
    }

    /// What could be a label behind a mark. 〇五年 and 〇・五 are numbers.
    static func candidate(behind mark: Mark, in bytes: Span<UInt8>, at start: Int, to end: Int) -> SpeakerLabel? {
        let offset = start + Mark.length
        if mark.isNumeral, isNumber(in: bytes, at: offset) { return nil }
        return LabelReader.read(in: bytes, from: offset, to: end)
    }

    private static let counters = ["・", "．", ".", "歳", "％", "%", "年度", "年", "月分", "時間", "件", "〇"]

    private static func isNumber(in bytes: Span<UInt8>, at offset: Int) -> Bool {
        if counters.contains(where: { bytes.has($0, at: offset) }) { return true }
        // 〇五年, but 〇五番（山田太郎君）.
        var position = offset
        while Seat.isDigit(at: position, of: bytes) { position += bytes.characterLength(at: position) }
        return position > offset && !bytes.has("番", at: bytes.skippingSpaces(from: position, to: bytes.count))
    }

    // MARK: Without marks

    private func unmarkedLabel(in line: LineView) -> SpeakerLabel? {
        let bytes = line.text.span
        if form == .legend { return legendLabel(in: line) }
        if form == .questions { return questionLabel(in: line) }
        if form == .colon, let label = knownColon(in: bytes, range: line.content) { return label }
        guard var label = Self.candidate(form, in: bytes, range: line.content) else { return nil }
        if label.longer != nil, longLabels.holds(label.lengthened.range, of: bytes) { label = label.lengthened }
        // Of a document without marks, the labels are known by name: any line could begin like one.
        return names.holds(label.range, of: bytes) ? label : nil
    }

    private func legendLabel(in line: LineView) -> SpeakerLabel? {
        let bytes = line.text.span
        let start = line.content.lowerBound
        guard let legend, let mark = Mark(legend: bytes, at: start), legend.speakers[mark] != nil else { return nil }
        let body = bytes.skippingSpaces(from: start + Mark.length, to: line.content.upperBound)
        return SpeakerLabel(range: start..<start, body: body, shape: .role, legend: mark)
    }

    private func questionLabel(in line: LineView) -> SpeakerLabel? {
        guard let found = QuestionLabel.read(in: line.text.span, range: line.content) else { return nil }
        return form == .questions || found.isNamed ? found.label : nil
    }

    /// What could be a label in one of the forms without a mark.
    static func candidate(_ form: Form, in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        // `○議長（山田太郎君）` has a form of its own, however seldom it stands there.
        if let mark = Mark(in: bytes, at: range.lowerBound), !mark.isNumeral { return nil }
        return switch form {
        case .marked, .legend, .questions, .fields, .none: nil
        case .lenticular: lenticular(in: bytes, range: range)
        case .colon: colon(in: bytes, range: range)
        case .closingBracket: closingBracket(in: bytes, range: range)
        case .roundBrackets: roundBrackets(in: bytes, range: range)
        case .unmarked:
            unmarked(in: bytes, range: range)
        }
    }

    private static func unmarked(in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        // `生涯学習課` alone on its line, and what it answers below.
        if Departments.isUnit(bytes, range) {
            return SpeakerLabel(range: range, body: range.upperBound, shape: .role)
        }
        // `(山田太郎君)  …` has a form of its own.
        let start = start(behindBulletIn: bytes, range: range)
        guard start < range.upperBound, Bracket.opening(in: bytes, at: start) == nil,
            let label = LabelReader.read(in: bytes, from: start, to: range.upperBound), label.isFirm
        else { return nil }
        return label
    }

    private static func lenticular(in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        // 30 characters of three bytes, as for any label: `LabelToken`.
        let start = behindNumber(in: bytes, range: range)
        guard let found = LabelFrame.read(in: bytes, range: start..<range.upperBound, limit: 90) else { return nil }
        var inner = bytes.trimmed(found.inner)
        // `**会長：** …`
        if inner.count > 3, bytes.triple(at: inner.upperBound - 3) == Triple.colon {
            inner = inner.lowerBound..<(inner.upperBound - 3)
        } else if inner.count > 1, bytes.byte(at: inner.upperBound - 1) == 0x3A {
            inner = inner.lowerBound..<(inner.upperBound - 1)
        }
        guard !inner.isEmpty, !RoleWords.isHeading(inner, of: bytes) else { return nil }
        let body = LabelReader.body(behind: found.end, in: bytes, to: range.upperBound)
        let label = LabelReader.read(in: bytes, from: inner.lowerBound, to: inner.upperBound)
        let isFirm = [label, label?.lengthened].contains { $0?.isFirm == true && $0?.range == inner }
        // 〔山田分科会長〕 speaks, 〔異議なし〕 is called.
        if bytes.triple(at: start) == Triple.openShell {
            guard isFirm || RoleWords.kinds[bytes.text(inner)] != nil, !StageBracket.isStage(inner, of: bytes) else {
                return nil
            }
        }
        return SpeakerLabel(range: inner, body: body, shape: isFirm ? .role : .bare)
    }

    /// `8125【総務部長】`, as databases number speeches: up to five digits right before the bracket.
    private static func behindNumber(in bytes: Span<UInt8>, range: Range<Int>) -> Int {
        var position = range.lowerBound
        for _ in 0..<5 where (0x30...0x39).contains(bytes.byte(at: position)) { position += 1 }
        return position > range.lowerBound && bytes.triple(at: position) == Triple.openLenticular
            ? position : range.lowerBound
    }

    private static func closingBracket(in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        var position = range.lowerBound
        // A surname, a given name and a role can have white space between them.
        for _ in 0..<3 {
            guard let token = LabelToken(in: bytes, from: position, to: range.upperBound) else { return nil }
            let label = range.lowerBound..<token.range.upperBound
            guard bytes.characterCount(label) <= 15 else { return nil }
            if token.delimiter == .closing {
                let joined = bytes.text(label).withoutSpaces
                let close = token.range.upperBound + bytes.characterLength(at: token.range.upperBound)
                return SpeakerLabel(
                    range: label, body: LabelReader.body(behind: close, in: bytes, to: range.upperBound),
                    shape: RoleWords.end(joined.utf8Range, of: joined.utf8Span.span) ? .role : .bare)
            }
            guard token.delimiter == .space else { return nil }
            position = bytes.skippingSpaces(from: token.range.upperBound, to: range.upperBound)
        }
        return nil
    }

    private static func roundBrackets(in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        guard let found = Bracket.read(in: bytes, at: range.lowerBound, to: range.upperBound, limit: 60),
            found.kind == .round
        else { return nil }
        let inner = bytes.trimmed(found.inner)
        let body = LabelReader.body(behind: found.end, in: bytes, to: range.upperBound)
        guard !inner.isEmpty, !StageBracket.isStage(inner, of: bytes) else { return nil }
        let joined = bytes.text(inner).withoutSpaces
        // `（経営企画局）` alone on its line: what its people explain stands below.
        if body >= range.upperBound, Departments.isUnit(joined) { return unit(inner, body: body) }
        let isPerson =
            RoleWords.end(joined.utf8Range, of: joined.utf8Span.span)
            || Seat.length(inner, of: bytes) == inner.count
        guard isPerson, !RoleWords.isHeading(inner, of: bytes) else { return nil }
        // （提出者） alone heads a list of names.
        if body >= range.upperBound, ["提出者", "賛成者", "紹介者"].contains(joined) { return nil }
        return SpeakerLabel(range: inner, body: body, shape: .role)
    }
}

extension SpeakerGrammar {
    fileprivate static func unit(_ range: Range<Int>, body: Int) -> SpeakerLabel {
        SpeakerLabel(range: range, body: body, shape: .role)
    }
}
