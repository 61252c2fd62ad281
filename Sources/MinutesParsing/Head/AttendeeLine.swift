import JapaneseText
import MinutesModel

/// What a line of a list of people is.
enum AttendeeLine {
    case people([Attendee])
    /// `（委員）`, `・【委員】`, `臨時委員`: what the people below it are.
    case heading(role: String?)
    /// `（なし）`, `以上　18名`, `10人`: nobody, or how many.
    case nothing
    /// `（高委員長の「高」は、正しくは「はしごだか」）`
    case remark
    /// `会議の公開について`: the list is over.
    case end

    init(_ text: String) {
        let bare = text.withoutSpaces
        let inner = Self.unbracketed(bare)
        if ["なし", "無", "無し", "ナシ", "特になし"].contains(inner) || Self.isCount(inner) {
            self = .nothing
        } else if Self.headings.contains(inner) {
            self = .heading(role: inner)
        } else if Self.isGroup(bare) {
            self = .heading(role: nil)
        } else if let inside = HeadingText.insideBracket(text), inside.holds(anyOf: ["、", "「", "敬称", "順不同", "※"]) {
            self = .remark
        } else if text.hasPrefix("※") || text.hasPrefix("＊") || text.hasPrefix("注") {
            self = .remark
        } else if Self.ends.contains(where: bare.hasSuffix) || bare == "可" || bare == "不可" || bare.holds("は、") {
            self = .end
        } else {
            self = .people(AttendeeRow(text).people)
        }
    }

    /// Offices that several people of a list bear; a line that says nothing else is no person.
    private static let headings: Set<String> = [
        "委員", "臨時委員", "専門委員", "特別委員", "委員長", "副委員長", "会長", "副会長", "座長", "副座長", "部会長", "副部会長", "分科会長", "分科会長代理", "構成員",
        "理事", "監事", "評議員",
        "議長", "副議長", "幹事", "顧問", "アドバイザー", "オブザーバー", "職務代理者", "会長代理", "座長代理", "委員長代理", "議員", "会員",
    ]

    private static let ends = [
        "について", "公開", "非公開", "一部公開", "の可否", "の有無", "作成方法", "の概要", "会議録", "議事録", "議事要旨", "開会", "閉会", "次第", "議題", "資料",
        "挨拶", "あいさつ", "報告", "審議",
    ]

    /// `「役員」`, `―運営委員会委員―`, `（図書館関係）`: whose names follow.
    private static func isGroup(_ text: String) -> Bool {
        guard text.count > 2, let first = text.first, let last = text.last else { return false }
        return first == "「" && last == "」" || "―─－".contains(first) && "―─－".contains(last)
            || "（(".contains(first) && "）)".contains(last)
                && ["関係", "省", "庁", "局", "側", "課", "代表", "名簿", "事務局"].contains(where: text.dropLast().hasSuffix)
    }

    /// Without brackets around the whole and a bullet before it.
    private static func unbracketed(_ text: String) -> String {
        var text = text
        while let bullet = ["・", "○", "●", "◯", "〇", "◎", "■", "□", "◆", "-", "－", "―", "‐"].first(
            where: text.hasPrefix), text != bullet
        {
            text = String(text.dropFirst())
            if text.hasSuffix(bullet) { text = String(text.dropLast()) }
        }
        for (open, close) in [
            ("（", "）"), ("(", ")"), ("【", "】"), ("［", "］"), ("[", "]"), ("＜", "＞"), ("<", ">"), ("《", "》"), ("〔", "〕"),
        ]
        where text.hasPrefix(open) && text.hasSuffix(close) && text.count > 2 {
            return String(text.dropFirst().dropLast())
        }
        return text
    }

    /// `10人`, `以上18名`, `33名中30名`, `1名（オンライン）`.
    private static func isCount(_ text: String) -> Bool {
        var rest = text
        for word in ["以上", "計", "合計", "委員", "総数", "欠席", "出席"] where rest.hasPrefix(word) {
            rest = String(rest.dropFirst(word.count))
        }
        let bytes = TextBytes(rest)
        guard let number = Numerals.read(in: bytes, at: 0),
            ["名", "人"].contains(where: { bytes.has($0, at: number.end) })
        else { return false }
        let behind = rest.slice((number.end + 3)..<rest.utf8.count)
        return behind.isEmpty || behind.hasPrefix("中") || behind.hasPrefix("（") || behind.hasPrefix("(")
    }
}
