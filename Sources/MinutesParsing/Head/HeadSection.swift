import JapaneseText
import MinutesModel

/// A field of the head block, and the words that open it.
enum HeadSection: CaseIterable {
    case title, date, published, venue, agenda, materials, attendees, absentees, explainers, secretariat, observers
    case decisions, results, next, proceedings, other

    private var words: [String] {
        switch self {
        case .title:
            [
                "会議名", "会議の名称", "名称", "件名", "会議名称", "会議等の名称", "審議会等の名称", "附属機関の名称", "附属機関等の名称", "会議体名", "会議名等", "委員会名",
                "審議会名", "会合名", "title",
            ]
        case .date:
            [
                "開催日時", "日時", "開催日", "会議日時", "開催年月日", "開会日時", "開催期日", "期日", "年月日", "とき", "時間", "開催時間", "会議の日時",
                "開催の日時", "日付", "会議時間", "開催日程", "日時及び場所", "招集年月日", "開会の日時", "会議開催日時", "招集日時", "開会日", "開催日時及び場所",
                "開催日時・場所", "会議日",
                "会議の日", "開会年月日", "会議年月日", "開会日及び時間", "日時等", "開催月日", "開会月日", "会議開催日", "実施年月日", "開催日・時間", "開催日及び時間",
                "実施日時", "実施日", "date", "質疑・質問日",
            ]
        case .published:
            [
                "公表日", "公開日", "作成日", "掲載日", "更新日", "最終更新日", "発行日", "公表年月日", "作成年月日", "登録日", "確定日", "公開年月日",
                "会議録公開日", "議事録作成日",
            ]
        case .venue:
            [
                "場所", "開催場所", "会場", "ところ", "開催会場", "会議場所", "会議の場所", "開催の場所", "招集の場所", "招集場所", "開催方法", "会議開催場所",
                "開催方式", "会議室", "会議会場", "開会場所", "会議の会場", "会場名", "場所等", "開催形式", "実施場所", "開催地", "place", "venue",
                "location",
            ]
        case .agenda:
            [
                "議事次第", "議事日程", "議題", "議事", "会議次第", "次第", "式次第", "会議に付した事件", "本日の会議に付した事件", "付議事件", "付議案件", "案件",
                "会議案件", "議案", "付議事項", "会議の議案", "審議事項", "協議事項", "報告事項", "agenda", "アジェンダ", "ミーティングアジェンダ", "会議の議題",
                "議事内容", "会議の内容",
                "会議に付した案件", "審議案件", "議題等", "会議事項", "議事の題目", "本日の会議に付した案件", "付議した事件", "調査事件", "会議の次第", "本日審査した案件",
                "審査案件", "審査事件", "会議に付議した案件", "付託案件", "本日の議題", "審議議題", "議題一覧", "検討事項",
                "主な議題", "会議次第及び内容", "会議の案件", "本日の会議に付された事件", "本日の案件", "議事一覧", "議題及び内容", "議題・議事",
            ]
        case .materials:
            [
                "資料", "配付資料", "配布資料", "会議資料", "配付資料一覧", "配布資料一覧", "資料一覧", "会議の資料", "提出資料", "当日資料", "使用資料",
                "配付した資料", "添付資料", "議事資料", "配付した参考資料", "配布した資料", "配付資料等", "配布資料等", "会議資料の名称", "資料の名称", "資料名",
            ]
        case .attendees:
            [
                "出席者", "出席委員", "出席議員", "出席構成員", "出席者名簿", "参加者", "構成員", "委員", "出席した者", "出席者一覧", "attendees",
                "出席者氏名", "出席議員氏名", "出席した議員", "出席委員氏名", "出席した委員", "出席委員名", "出席幹事", "出席役員", "出席", "委員出席者",
                "出席議員及び欠席議員", "応招議員", "出席委員の氏名", "出席評議員", "出席理事", "委員の出席", "委員の出欠", "委員出欠", "出席した委員等",
                "委員外出席者", "出席構成員等", "開会日に応招した議員", "応招した議員", "出席者名", "出席者等", "出席メンバー",
                "メンバー",
                "参加メンバー", "参加者一覧", "出席委員等", "出席会員", "出席部会員", "present", "participants", "委員出席",
            ]
        case .absentees:
            [
                "欠席者", "欠席委員", "欠席議員", "欠員", "遅参議員", "早退議員", "欠席構成員", "欠席した委員", "欠席した議員", "欠席", "不応招議員",
                "欠席委員氏名", "欠席議員氏名", "遅刻議員", "遅参委員", "欠席委員の氏名", "欠席の委員", "欠席の委員の氏名", "委員欠席者", "委任状", "応招しなかった議員",
                "欠席者氏名", "欠席委員名", "欠席会員", "absent", "委員欠席",
            ]
        case .explainers:
            [
                "説明員", "出席説明員", "出席理事者", "説明のため出席した者", "説明者", "理事者", "説明のための出席者", "出席した説明員", "説明のため出席した者の職氏名",
                "地方自治法第１２１条の規定により説明のため出席した者", "地方自治法第121条の規定により説明のため出席した者", "出席した理事者", "関係者",
                "出席参考人", "参考人", "出席説明者", "当局", "出席した関係職員", "関係職員", "出席した関係職員等", "会社側出席者", "放送事業者側出席者",
                "放送事業者側出席者名",
            ]
        case .secretariat:
            [
                "事務局", "事務局職員", "出席事務局職員", "職務のため出席した者", "区議会事務局", "市議会事務局", "町議会事務局", "村議会事務局", "議会事務局",
                "議会事務局職員", "職務のため議場に出席した者", "事務局出席者", "職務のため出席した事務局職員", "出席した事務局職員", "本会議に職務のため出席した者",
                "議会事務局出席者", "出席書記", "書記", "担当書記", "事務局職員出席者", "事務局等の出席者", "事務局等出席者", "委員会書記", "事務局員", "出席職員等", "会議書記",
                "出席事務局",
                "事務局出席職員", "出席した書記", "市側出席者", "町側出席者", "市出席者", "事務局名",
            ]
        case .observers: ["オブザーバー", "傍聴者", "傍聴", "傍聴人", "その他の出席者", "陪席者", "傍聴者数", "傍聴人数", "傍聴人の数", "傍聴者の数", "傍聴の人数"]
        case .decisions: ["決定事項", "決定", "決まったこと", "decisions", "決定したこと", "合意事項"]
        // What was up for a decision: only what tells a verdict is one.
        case .results:
            ["決議事項", "議決事項", "会議結果", "審議結果", "会議の結果", "審議の結果", "審議結果の概要等", "議決結果"]
        // What was said, in a record that names no speakers.
        case .proceedings:
            [
                "会議内容", "議事概要", "議事要旨", "会議概要", "会議要旨", "審議内容", "会議経過", "会議の経過", "議事の経過", "議事経過", "発言要旨", "会議記録",
                "主な意見",
                "主な発言", "会議録署名委員", "会議録署名議員", "議事録署名委員", "議事録署名人", "議事の大要", "主な質疑", "委員長署名", "会議結果概要", "会議の内容及び結果",
                "会議内容及び結果", "審議の内容", "審議等の内容", "会議の要旨", "会議の概要等", "会議経過の概要", "discussion", "discussionnotes", "会議の模様",
                "審議の概要", "議事の概要", "会議の概要",
                "議事の要旨", "審議の経過",
            ]
        case .next:
            [
                "次回", "次回日程", "次回開催", "次回予定", "次回開催日", "次回開催予定", "次回の開催", "次回の日程", "次回会議", "次回の予定", "次回開催日時", "次回日時",
                "次回開催予定日", "次回委員会", "次回理事会", "次回会合", "次回定例会", "次回の会議", "次回開催予定日時", "次回会議予定", "次回の開催予定", "次回予定日",
                "次回mtg", "次回ミーティング",
                "nextmeeting", "次回の会議予定",
            ]
        // Fields of the record that say nothing of the meeting.
        case .other:
            [
                "会議の公開", "会議の公開・非公開", "公開・非公開", "公開・非公開の別", "公開非公開", "公開の可否", "会議の公開又は非公開の別", "会議の公開、非公開又は一部公開の別",
                "会議公開の可否",
                "公開又は非公開の別", "会議の公開または非公開の別", "非公開の理由", "会議を非公開とする理由", "一部公開の場合の理由", "傍聴の可否", "傍聴の状況", "会議録の作成方法",
                "議事録の作成方法", "会議録作成方法",
                "会議録の種類", "会議録作成者", "議事録作成者", "会議録の作成者", "議事録作成", "記録者", "作成者", "問合せ先", "問い合わせ先", "お問合せ先", "お問い合わせ先",
                "連絡先",
                "担当", "担当課", "担当部署", "担当部課", "所管課", "所管部署", "担当所属", "事務局担当課", "備考", "特記事項", "その他必要な事項", "その他必要事項",
                "会議の成立", "定足数",
            ]
        }
    }

    /// A list of people.
    var group: Attendee.Group? {
        switch self {
        case .attendees: .present
        case .absentees: .absent
        case .explainers: .explaining
        case .secretariat: .secretariat
        case .observers: .observing
        default: nil
        }
    }

    /// The section that the line opens, and what stands behind its word. The word is a line of its own, or a colon,
    /// white space or a bracket follows.
    static func opening(_ text: String) -> (section: HeadSection, value: String)? {
        let bytes = text.utf8Span.span
        if let framed = framed(text) { return framed }
        var end = 0
        // The word ends at a colon, a bracket or the line's end; white space can be letter-spacing (場　所), so every
        // piece is tried, the longest word first.
        var stops: [Int] = []
        while end < bytes.count {
            if bytes.spaceLength(at: end) > 0 || isSeparator(in: bytes, at: end)
                || Bracket.opening(in: bytes, at: end)?.kind == .round
            {
                stops.append(end)
            }
            end += bytes.characterLength(at: end)
        }
        stops.append(bytes.count)
        // 14 characters of three bytes, spaces counted: longer is no field's name.
        for stop in stops.reversed() where stop <= 60 {
            let word = text.slice(0..<stop).withoutSpaces.lowercased()
            guard let section = section(of: word) else { continue }
            return (section, value(of: text, behind: stop))
        }
        return orderOfTheDay(text) ?? sentenceBeforeList(text) ?? listOfPeople(text)
    }

    /// `【日時】令和8年8月24日`, `＜会 議 場 所＞`, `<委員出欠>`.
    private static func framed(_ text: String) -> (section: HeadSection, value: String)? {
        let bytes = text.utf8Span.span
        // 14 characters of three bytes, letter-spaced.
        guard let found = LabelFrame.read(in: bytes, range: text.utf8Range, limit: 60) else { return nil }
        let word = text.slice(found.inner).withoutSpaces.lowercased()
        guard let section = section(of: word) else { return nil }
        return (section, value(of: text, behind: found.end))
    }

    /// `基本情報`, `日時/場所/参加者`: a heading whose fields stand below it.
    static func isAboveFields(_ heading: String) -> Bool {
        let word = heading.withoutSpaces.lowercased()
        if [
            "概要", "基本情報", "会議情報", "開催概要", "会議概要", "開催情報", "会議の情報", "情報", "meetinginfo", "meetinginformation",
            "meetingdetails", "info", "details",
        ]
        .contains(word) {
            return true
        }
        let words = word.split(whereSeparator: { "/／・、,".contains($0) }).map(String.init)
        return words.count > 1 && words.allSatisfy { section(of: $0) != nil }
    }

    /// `次回予定`, `Next meeting: January 29, 2026`.
    static func isNext(_ text: String) -> Bool {
        // 40 characters of three bytes.
        text.utf8.count <= 120 && text.holds(anyOf: nextWords)
            && opening(HeadingText.numberless(text))?.section == .next
    }

    /// Without one of these no line is looked at closer: a record has many.
    private static let nextWords = ["次回", "next", "Next", "NEXT"]

    private static func section(of word: String) -> HeadSection? {
        let bare = withoutTail(word)
        return allCases.first { $0.words.contains(word) || $0.words.contains(bare) } ?? listOf(bare)
    }

    /// `出席議会事務局職員`, `出席専門部会員`, `欠席構成員`, `町側出席者`: whoever was there is named in as many ways as there are bodies.
    /// `第１回…定例会議事日程　第１号`, `…分科会議事次第`, `議　事　日　程　第一号　平成五年九月二十八日`: what stands around the word is the value.
    private static func orderOfTheDay(_ text: String) -> (section: HeadSection, value: String)? {
        // 50 characters of three bytes, letter-spaced.
        guard text.utf8.count <= 150, text.holds("議"), !text.holds("。"),
            let found = spaced("議事日程", in: text) ?? spaced("議事次第", in: text)
        else { return nil }
        let before = text.slice(0..<found.lowerBound).trimmed
        var tail = text.slice(found.upperBound..<text.utf8.count).trimmed
        guard tail.isEmpty || tail.hasPrefix("第") || tail.hasPrefix("追加") || tail.hasPrefix("（") else { return nil }
        if before.isEmpty, HeadDay.read(tail) != nil {
            // 第一号 stands before the day.
            if let space = tail.firstIndex(where: \.isWhitespace), tail.hasPrefix("第") {
                tail = String(tail[space...]).trimmed
            }
            return (.agenda, tail)
        }
        return (.agenda, before)
    }

    /// Where the word stands, white space between its letters allowed.
    private static func spaced(_ word: String, in text: String) -> Range<Int>? {
        let bytes = text.utf8Span.span
        let letters = word.unicodeScalars.map { String($0) }
        var offset = 0
        while let start = bytes.first(letters[0], in: offset..<bytes.count) {
            var end = start + 3
            for letter in letters.dropFirst() {
                let next = bytes.skippingSpaces(from: end, to: bytes.count)
                guard bytes.has(letter, at: next) else {
                    end = -1
                    break
                }
                end = next + 3
            }
            if end > 0 { return start..<end }
            offset = start + 3
        }
        return nil
    }
}
