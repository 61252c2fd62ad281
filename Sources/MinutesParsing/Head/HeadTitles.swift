import JapaneseText

/// The meeting's name, gathered from the lines of the head: on one line or several, with the body's name on a banner
/// (`横浜市会　会議録`) where the title says only 定例会.
struct HeadTitles {
    private(set) var title: TitleReading?
    /// The title as its lines print it, and the last of them.
    private var printed: (text: String, line: Int)?
    /// `第５回` alone on its line: the start of a title that goes on below.
    private var pending: (text: String, line: Int)?
    /// Other lines that name a body.
    private var banners: [String] = []

    /// A title that a better one replaced.
    private var replaced: (text: String, line: Int)?

    /// Lines from one part of a title to the next: a blank one can stand between them.
    private static let reach = 2

    /// A loose line. True when it is the title, or a part of it.
    mutating func takes(_ text: String, isHeading: Bool, line: Int) -> Bool {
        if title == nil, begins(text, line: line) { return true }
        guard let known = title, let printed else { return takesFirst(text, isHeading: isHeading, line: line) }
        if line - printed.line <= Self.reach, TitleLines.goesOn(printed.text, with: text) {
            set(TitleLines.joined(printed.text, text), line: line)
            return true
        }
        guard isHeading || TitleReading.canRead(text), !Self.isNavigation(text) else { return false }
        // 議事録, below the name.
        if !isHeading, TitleReading.isRecordWord(text) { return true }
        let reading = TitleReading(text)
        if replaces(known, reading) {
            replaced = TitleReading.isRecordWord(printed.text) ? nil : printed
            set(text, reading: reading, line: line)
            return true
        }
        // `みなと市議会` on the banner, `6月定例会` below it.
        if known.isBodyAlone, let council = reading.council, TitleReading.generic.contains(council),
            let body = known.council
        {
            set(text, reading: reading.of(body + council), line: line)
            return true
        }
        // `第3回委員会`, below the committee's name.
        if known.session == nil, reading.session != nil, reading.isGeneric, let council = known.council,
            line - printed.line <= Self.reach
        {
            set(printed.text + " " + text, reading: TitleReading(known.title + " " + text).of(council), line: line)
            return true
        }
        // The name once more, without anything new.
        return reading.isOfRecord && known.title.withoutSpaces.holds(reading.title.withoutSpaces)
    }

    /// The value of a title field.
    mutating func named(_ text: String, line: Int) -> Bool {
        guard let known = title else {
            set(text, line: line)
            return true
        }
        let reading = TitleReading(text)
        if known.council == nil || known.isBodyAlone, reading.council != nil, reading.title != known.title {
            set(text, reading: reading, line: line)
            return true
        }
        return known.title == reading.title
    }

    /// A line that found no other place can still hold the body's name.
    mutating func note(_ text: String) {
        // 40 characters of three bytes: a name, no sentence.
        guard text.utf8.count <= 120, !text.holds("。") else { return }
        banners.append(text)
    }

    mutating func takeReplaced() -> (text: String, line: Int)? {
        defer { replaced = nil }
        return replaced
    }

    func repeats(_ text: String) -> Bool {
        title?.title.withoutSpaces.halfWidth.holds(text.withoutSpaces.halfWidth) ?? false
    }

    /// The start of a title that nothing followed.
    mutating func finish() -> (text: String, line: Int)? {
        defer { pending = nil }
        return pending
    }

    /// The title of the record, with what the first speeches say of it.
    /// - Parameter opening: `…会議` of ただいまから…会議を開会いたします.
    func title(opening: String?) -> TitleReading? {
        guard let title else { return opening.map { TitleReading($0) } }
        guard let council = title.council, TitleReading.generic.contains(council) else { return title }
        let names = (banners + (opening.map { [$0] } ?? [])).compactMap { TitleReading($0).council?.withoutSpaces }
        // 目黒区議会定例会 tells more than 定例会; 横浜市会 is the body that the banner names.
        let full = names.filter { $0.hasSuffix(council) && $0 != council }.max { $0.utf8.count < $1.utf8.count }
        let body = names.first { name in TitleReading.bodies.contains { name.hasSuffix($0) && name != $0 } }
        if let body, full.map({ !$0.hasPrefix(body) }) ?? true { return title.of(body + council) }
        return full.map(title.of) ?? title
    }

    // MARK: Parts

    private mutating func set(_ text: String, reading: TitleReading? = nil, line: Int) {
        title = reading ?? TitleReading(text)
        printed = (text, line)
    }

    private mutating func takesFirst(_ text: String, isHeading: Bool, line: Int) -> Bool {
        guard isHeading || TitleReading.canRead(text), !Self.isNavigation(text), isHeading || Self.canName(text) else {
            return false
        }
        set(pending.map { TitleLines.joined($0.text, text) } ?? text, line: line)
        pending = nil
        return true
    }

    /// `平成２８年`, `第５回`: the start of a title, or one more part of its start.
    private mutating func begins(_ text: String, line: Int) -> Bool {
        guard TitleLines.isStartAlone(text) else { return false }
        guard let known = pending else {
            pending = (text, line)
            return true
        }
        guard line - known.line <= Self.reach else { return false }
        pending = (TitleLines.joined(known.text, text), line)
        return true
    }

    private func replaces(_ known: TitleReading, _ reading: TitleReading) -> Bool {
        guard let council = reading.council, known.session == nil || known.isGeneric else { return false }
        // `議事録` came first, and named nothing; or `委員会`, a heading of the site.
        if known.council == nil && TitleReading.isRecordWord(known.title) { return true }
        if known.session == nil, known.title == known.council, known.isGeneric, !TitleReading.generic.contains(council)
        {
            return true
        }
        guard !known.isOfRecord, !TitleReading.generic.contains(council) else { return false }
        // A heading of the site came first, and the record's own title says which meeting.
        if reading.session != nil, reading.isOfRecord { return true }
        // A name and no more, and then another body's record.
        return known.session == nil && known.title == known.council && reading.isOfRecord
            && !council.withoutSpaces.holds(known.title.withoutSpaces)
    }

    /// `６　会議書記` is a field.
    private static func canName(_ text: String) -> Bool {
        guard let numbering = Numbering(text) else { return true }
        switch numbering.form {
        case .plain, .dotted: return AbsoluteDate.read(in: TextBytes(text), at: 0) != nil
        default: return true
        }
    }

    /// Lines that lead around the site: `ホーム＞政策＞審議会`, `会則・役員・議事録・投稿`, `会議資料・開催案内等`.
    private static func isNavigation(_ text: String) -> Bool {
        text.holds(anyOf: [
            "ホーム", "トップページ", "トップ会議", "印刷用", "開催案内", "メニュー", "一覧へ", "へ戻る", "に戻る", "検索", "はこちら", "ダウンロード", "録一覧", "中継",
        ])
            || [">", "＞", "»"].contains(where: text.trimmed.hasSuffix)
            || text.split(whereSeparator: \.isWhitespace).count(where: { $0.hasSuffix("会") }) > 2
            || text.split(separator: "・").count > 3 || text.split(whereSeparator: { ">＞»".contains($0) }).count > 2
    }
}
