import Commitments
import MinutesModel
import Testing

/// What is read of a promise besides its date.
@Suite struct PromiseDetailTests {
    private func find(_ text: String, by speaker: Speaker = Speaker(label: "水沢大臣"), attendees: [Attendee] = [])
        -> [Commitment]
    {
        let minutes = Minutes(
            id: "sha256:0", title: "みらい会議", council: "みらい会議", date: CalendarDate("2026-10-07"), attendees: attendees,
            speeches: [Speech(index: 0, speaker: speaker, paragraphs: [text])],
            source: Source(format: "text", encoding: "UTF-8"))
        return CommitmentFinder().find(in: minutes)
    }

    @Test(
        arguments: [
            ("必ず来年度中に示します。", .firm), ("来年度中に方針をお示しいたします。", .firm), ("来年度中に方針を公表する予定です。", .planned),
            ("来年度中の統合を目指します。", .aimed), ("来年度中の統合に努めてまいります。", .aimed), ("来年度中に導入を検討します。", .considered),
            ("来年度中に導入したいと考えております。", .considered), ("いま、来年度の改定に向けて作業を進めております。", .aimed),
        ] as [(String, Commitment.Firmness)])
    func `how firmly it was said is kept`(text: String, firmness: Commitment.Firmness) {
        #expect(find(text).map(\.firmness) == [firmness])
    }

    @Test(arguments: [
        ("また、地域基盤省は、令和 9 年度中に、全ての窓口の統合を目指します。", "全ての窓口の統合を目指す"),
        ("来年3月末までに工程表をお示しいたします。", "工程表をお示しする"),
        ("新しい指針は年度末までに公表する予定でございます。", "新しい指針は公表する"),
        ("来年度、地元の商店と新しい歌をつくってまいりたいと考えております。", "地元の商店と新しい歌をつくる"),
        ("令和9年度に窓口の統合に取り組んでまいります。", "窓口の統合に取り組む"),
        ("来月、地区ごとに説明会を開催させていただきます。", "地区ごとに説明会を開催する"),
        ("令和9年度から中学校の給食を無償とし、実施することといたしました。", "中学校の給食を無償とし、実施する"),
        ("全体像は、年内に開催する推進会議でお示しします。", "全体像は、年内に開催する推進会議でお示しする"),
        ("移行を終えるべき令和12年度までの工程表を含む計画を取りまとめました。", "移行を終えるべき令和12年度までの工程表を含む計画を取りまとめる"),
        ("令和9年4月に計画の更新を予定しております。", "計画の更新を予定"),
        ("来年度中に要領の改定を行ってまいります。", "要領の改定を行う"),
        ("来年度、地域と手を結んでまいります。", "地域と手を結ぶ"),
        // No particle is left at the start, no comma at the end; a noun keeps its date.
        ("令和9年度は窓口に翻訳機を導入いたします。", "窓口に翻訳機を導入する"),
        ("来年度の改定に向けて作業を進めております。", "来年度の改定に向けて作業を進めている"),
        ("動画を今年度中に公開する予定で、準備を進めております。", "動画を今年度中に公開する"),
    ])
    func `the core is the plain form without the date`(text: String, core: String) {
        #expect(find(text).map(\.core) == [core])
    }

    @Test(arguments: [
        ("令和9年6月までに骨子案を示し、令和9年9月までに最終案をまとめます。", ["2027-06-30", "2027-09-30"]),
        ("令和9年度に基準を定め、令和10年度から運用を開始いたします。", ["2028-03-31", "2029-03-31"]),
        ("手引きは年度末までに配る予定でございますし、研修は来年6月までに終えます。", ["2027-03-31", "2027-06-30"]),
        // Two dates of one deed.
        ("令和9年度の事業のうち、点検は令和9年6月までに終えます。", ["2027-06-30"]),
        ("令和9年度の点検を、令和9年6月までに終えます。", ["2027-06-30"]),
        ("来年度の予算に向けて、年内に案をまとめます。", ["2026-12-31"]),
    ])
    func `each deadline of a sentence is a commitment of its own`(text: String, ends: [String]) {
        let found = find(text)

        #expect(found.map { $0.deadline?.end.description } == ends)
        #expect(Set(found.map(\.id)).count == ends.count)
        #expect(found.allSatisfy { $0.text == text })
    }

    @Test func `each of several has its own core`() {
        let found = find("令和9年6月までに骨子案を示し、令和9年9月までに最終案をまとめます。")

        #expect(found.map(\.core) == ["骨子案を示し", "最終案をまとめる"])
    }

    @Test(arguments: [
        ("計画の期限は令和9年3月末でございます。それまでに素案をまとめてまいります。", "2027-03-31"),
        ("供用開始は来年10月1日です。その時期までに工事を終えます。", "2027-10-01"),
    ])
    func `a promise can take its deadline from the sentence before`(text: String, end: String) {
        #expect(find(text).map { $0.deadline?.end.description } == [end])
    }

    @Test func `without a date before it, it takes none`() {
        #expect(find("準備を続けております。それまでに素案をまとめてまいります。").isEmpty)
    }

    @Test(arguments: [
        ("令和9年6月に骨子を公表します。同年9月に最終案を公表します。", ["2027-06-30", "2027-09-30"]),
        // A sentence between them.
        ("開業は令和9年の6月でございます。準備は整っております。その年の9月までに新館を開きます。", ["2027-09-30"]),
        ("令和9年6月に骨子を公表します。翌月に説明会を開きます。", ["2027-06-30", "2027-07-31"]),
    ])
    func `the same year is that of the sentences before`(text: String, ends: [String]) {
        #expect(find(text).map { $0.deadline?.end.description } == ends)
    }

    @Test(arguments: [
        "令和9年3月までに案を出していきたいと思ってございます。", "来年度、研修をやらせていただきます。", "来年3月末の公表ということで進めております。",
        "年度末までには案を出したいと思います。", "来年6月までに方針を検討します。", "来年度中に全ての職員に受講させます。",
        "来月中に結果をまとめるということでございます。", "来年3月を予定してございます研修を、3月中に実施いたします。",
    ])
    func `spoken forms are promises`(text: String) {
        #expect(find(text).count == 1)
    }

    private func meetings(_ nextMeeting: NextMeeting, notes: [Note] = []) -> [Commitment] {
        let speech = Speech(index: 0, speaker: Speaker(label: "議長"), paragraphs: ["本日はここまで。次回は11月9日に開催いたします。"])
        let minutes = Minutes(
            id: "sha256:0", title: "みらい会議", council: "みらい会議", date: CalendarDate("2026-10-07"),
            speeches: notes.isEmpty ? [speech] : [], notes: notes, nextMeeting: nextMeeting,
            source: Source(format: "text", encoding: "UTF-8"))
        return CommitmentFinder().find(in: minutes).filter { $0.kind == .nextMeeting }
    }

    @Test func `the next meeting's day is a kind of its own, and the record's`() throws {
        let found = meetings(NextMeeting(date: CalendarDate("2026-11-09"), surface: "11月9日", speech: 0))

        #expect(found.map(\.text) == ["次回は11月9日に開催いたします。"])
        #expect(found.first?.deadline?.end.description == "2026-11-09")
        #expect(found.first?.core == "みらい会議の次回会議")
        #expect(found.first?.speaker == "議長")
    }

    @Test func `outside all speeches nobody tells of it`() {
        let found = meetings(
            NextMeeting(date: CalendarDate("2026-11-09"), surface: "11月9日"), notes: [Note(paragraphs: ["図を直した。"])])

        #expect(found.map(\.text) == ["11月9日"])
        #expect(found.map(\.speech) == [-1])
        #expect(found.map(\.namedSpeaker) == [nil])
    }

    @Test(arguments: [("11月下旬頃", "2026-11-30"), ("未定", nil)] as [(String, String?)])
    func `a meeting without a day has about when, or nothing`(surface: String, end: String?) {
        let found = meetings(NextMeeting(surface: surface, speech: 0))

        #expect(found.map { $0.deadline?.end.description } == (end.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.deadline?.approximate == true })
    }

    @Test func `the organisation comes from the head where the speech names none`() {
        let attendees = [
            Attendee(label: "地域基盤省統括官　森下　花子", name: "森下花子", role: "統括官"),
            Attendee(label: "座長　北山　一郎", name: "北山一郎", role: "座長"),
        ]
        let speaker = Speaker(label: "森下統括官", name: "森下", role: "統括官")

        #expect(find("来年度中に方針を示します。", by: speaker, attendees: attendees).map(\.organization) == ["地域基盤省"])
        #expect(find("来年度中に方針を示します。", by: speaker).map(\.organization) == [nil])
        #expect(find("来年度中に方針を示します。", by: speaker, attendees: attendees).map(\.role) == ["統括官"])
        // Two of one name decide nothing.
        let twins = attendees + [Attendee(label: "学び文化省課長　森下　太郎", name: "森下太郎", role: "課長")]
        #expect(find("来年度中に方針を示します。", by: speaker, attendees: twins).map(\.organization) == [nil])
    }
}
