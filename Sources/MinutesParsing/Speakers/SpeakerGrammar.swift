import MinutesModel

/// How this document shows who speaks. Chosen by counting (see `Survey`), never fixed: the mark that opens a speech in
/// one document is a heading in the next.
struct SpeakerGrammar: Equatable {
    enum Form: Equatable {
        /// `○議長（…）　…`, `○平` on a line of its own.
        case marked
        /// `平井大臣: …`, `azu: …`.
        case colon
        /// `【北山部会長】`, on its own line or before the speech.
        case lenticular
        /// `議長（小林裕和君）　…` without a mark.
        case unmarked
        /// `高山課長` on a line of its own.
        case nameLine
        case none
    }

    var form: Form
    /// Marks that open speeches.
    var marks: Set<Mark> = []
    /// Marks whose bare names stand on lines of their own.
    var nameLineMarks: Set<Mark> = []
    /// Names that count as labels although their form alone does not tell.
    var names: Set<String> = []

    /// The label with which the line opens a speech, or `nil`.
    @inline(__always)
    func label(in line: LineView) -> SpeakerLabel? {
        let bytes = line.text.utf8Span.span
        guard form == .marked else { return form == .none ? nil : unmarkedLabel(in: line) }
        guard Mark(in: bytes, at: line.content.lowerBound) != nil || bytes.byte(at: line.content.lowerBound) == 0x2A
        else {
            return nil
        }
        return markedLabel(in: bytes, from: line.content.lowerBound, to: line.content.upperBound)
    }

    private func markedLabel(in bytes: Span<UInt8>, from start: Int, to end: Int) -> SpeakerLabel? {
        if bytes.has("**", at: start) { return boldLabel(in: bytes, from: start, to: end) }
        guard let mark = Mark(in: bytes, at: start), marks.contains(mark),
            let label = SpeakerLabel.read(in: bytes, from: start + Mark.length, to: end)
        else { return nil }
        if label.shape.isFirm { return label }
        let isNameLine =
            label.body >= end && nameLineMarks.contains(mark) && !RoleWords.isHeading(label.range, of: bytes)
        return isNameLine || (!names.isEmpty && names.contains(bytes.text(label.range))) ? label : nil
    }

    /// `**○水沢大臣** …`
    private func boldLabel(in bytes: Span<UInt8>, from start: Int, to end: Int) -> SpeakerLabel? {
        // A label of 30 characters has 90 bytes.
        guard let close = bytes.first("**", in: (start + 2)..<Swift.min(end, start + 120)),
            let label = markedLabel(in: bytes, from: start + 2, to: close), label.body >= close
        else { return nil }
        var body = close + 2
        if body < end, SpeakerLabel.isColon(in: bytes, at: body) { body += bytes.characterLength(at: body) }
        return SpeakerLabel(range: label.range, body: bytes.skippingSpaces(from: body, to: end), shape: label.shape)
    }

    private func unmarkedLabel(in line: LineView) -> SpeakerLabel? {
        let bytes = line.text.utf8Span.span
        guard let label = Self.candidate(form, in: bytes, range: line.content) else { return nil }
        switch form {
        case .unmarked: return label
        default: return names.contains(bytes.text(label.range)) ? label : nil
        }
    }

    /// What could be a label in one of the forms without a mark.
    static func candidate(_ form: Form, in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        switch form {
        case .marked, .none: return nil
        case .lenticular:
            // 20 characters of three bytes.
            guard let found = Bracket.read(in: bytes, at: range.lowerBound, to: range.upperBound, limit: 60),
                found.kind == .lenticular, !found.inner.isEmpty
            else { return nil }
            let body = bytes.skippingSpaces(from: found.end, to: range.upperBound)
            return SpeakerLabel(range: bytes.trimmed(found.inner), body: body, shape: .bare)
        case .colon:
            guard let label = SpeakerLabel.read(in: bytes, from: range.lowerBound, to: range.upperBound),
                label.range.upperBound < range.upperBound, SpeakerLabel.isColon(in: bytes, at: label.range.upperBound),
                !(0x30...0x39).contains(bytes.byte(at: label.range.lowerBound)),
                !bytes.has("http", at: label.range.lowerBound)
            else { return nil }
            return label
        case .unmarked:
            guard let label = SpeakerLabel.read(in: bytes, from: range.lowerBound, to: range.upperBound),
                label.shape == .roleWithName, label.body < range.upperBound
            else { return nil }
            return label
        case .nameLine:
            guard let label = SpeakerLabel.read(in: bytes, from: range.lowerBound, to: range.upperBound),
                label.shape.isFirm, label.body >= range.upperBound
            else { return nil }
            return label
        }
    }
}
