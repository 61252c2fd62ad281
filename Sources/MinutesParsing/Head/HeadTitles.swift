import JapaneseText

/// The meeting's name, gathered from the lines of the head: on one line or several, with the body's name on a banner
/// (`横浜市会　会議録`) where the title says only 定例会.
struct HeadTitles {
    private(set) var title: TitleReading?
    /// `第５回` alone on its line: the start of a title that goes on below.
    private var pending: (text: String, line: Int)?
    /// Other lines that name a body.
    private var banners: [String] = []

    /// A loose line. True when it is the title, or a part of it.
    mutating func takes(_ text: String, isHeading: Bool, line: Int) -> Bool {
        if title == nil, pending == nil, Self.isNumberAlone(text) {
            pending = (text, line)
            return true
        }
        guard isHeading || TitleReading.canRead(text), !Self.isNavigation(text) else { return false }
        if title == nil {
            title = TitleReading(pending.map { $0.text + text } ?? text)
            pending = nil
            return true
        }
        guard let known = title, known.session == nil else { return false }
        let reading = TitleReading(text)
        // `議事録` came first, and named nothing; or a heading of the site did, and the record's own title says which meeting.
        let namedNothing = known.council == nil && TitleReading.isRecordWord(known.title)
        guard reading.council != nil, namedNothing || reading.session != nil && reading.isOfRecord && !known.isOfRecord
        else { return false }
        title = reading
        return true
    }

    /// The value of a title field.
    mutating func named(_ text: String) -> Bool {
        guard let known = title else {
            title = TitleReading(text)
            return true
        }
        return known.title == TitleReading(text).title
    }

    /// A line that found no other place can still hold the body's name.
    mutating func note(_ text: String) {
        // 40 characters of three bytes: a name, no sentence.
        guard text.utf8.count <= 120, !text.holds("。") else { return }
        banners.append(text)
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

    /// Lines that lead around the site: `ホーム＞政策＞審議会`, `会則・役員・議事録・投稿`, `会議資料・開催案内等`.
    private static func isNavigation(_ text: String) -> Bool {
        text.holds(anyOf: ["ホーム", "トップページ", "トップ会議", "印刷用", "開催案内", "メニュー", "一覧へ", "へ戻る"])
            || text.split(separator: "・").count > 3 || text.split(whereSeparator: { ">＞»".contains($0) }).count > 2
    }

    /// `第５回`, `令和６年度　第２回`.
    private static func isNumberAlone(_ text: String) -> Bool {
        let bare = text.withoutSpaces
        let bytes = TextBytes(bare)
        let start = YearReading.read(in: bytes, at: 0)?.end ?? 0
        guard bytes.has("第", at: start), let number = Numerals.read(in: bytes, at: start + 3) else { return false }
        return bytes.has("回", at: number.end) && number.end + 3 == bytes.count
    }
}
