/// The names under which JSON and tables hold what minutes are made of, in small letters and without `_`, `-` and spaces.
enum FieldNames {
    static let speaker: Set<String> = [
        "speaker", "speakername", "speakerlabel", "name", "author", "who", "person", "発言者", "発言者名", "発言者氏名", "話者", "氏名",
        "名前",
        "発言委員", "委員名", "発言委員名",
    ]
    static let text: Set<String> = [
        "utterance", "utterances", "text", "content", "contents", "speech", "body", "message", "statement", "comment",
        "transcript", "paragraphs", "発言", "発言内容", "内容", "本文", "発言要旨", "発言の内容", "発言の要旨", "テキスト", "議事内容",
    ]
    static let role: Set<String> = [
        "role", "position", "speakerposition", "speakerrole", "jobtitle", "役職", "役職名", "肩書", "肩書き", "職名", "職",
    ]

    /// The fact that a field holds.
    static func fact(_ name: String) -> FactKind? {
        facts[folded(name)]
    }

    private static let facts: [String: FactKind] = [
        "title": .title, "proceedingtitle": .title, "meetingtitle": .title, "meetingname": .title,
        "nameofmeeting": .title,
        "会議名": .title, "会議の名称": .title, "件名": .title, "タイトル": .title, "名称": .title,
        "council": .council, "councilname": .council, "assembly": .council, "prefecture": .council, "city": .council,
        "municipality": .council, "議会": .council, "議会名": .council, "自治体": .council, "自治体名": .council,
        "都道府県": .council,
        "date": .date, "dateiso": .date, "meetingdate": .date, "heldon": .date, "日付": .date, "開催日": .date,
        "開催日時": .date, "日時": .date, "会議日": .date, "年月日": .date,
        "start": .start, "starttime": .start, "開会": .start, "開会時刻": .start, "開始時刻": .start,
        "end": .end, "endtime": .end, "閉会": .end, "閉会時刻": .end, "終了時刻": .end,
        "venue": .venue, "place": .venue, "location": .venue, "場所": .venue, "会場": .venue, "開催場所": .venue,
        "url": .url, "sourceurl": .url, "link": .url, "meetingurl": .url,
    ]

    static func folded(_ name: String) -> String {
        name.lowercased().filter { $0 != "_" && $0 != "-" && !$0.isWhitespace }
    }
}
