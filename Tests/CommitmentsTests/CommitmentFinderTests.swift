import Commitments
import MinutesModel
import TestSupport
import Testing

@Suite struct CommitmentFinderTests {
    private func find(
        _ text: String, by speaker: String = "水沢大臣", on date: String? = "2026-10-07", key: String = "みらい会議"
    ) -> [Commitment] {
        let minutes = Minutes(
            id: "sha256:0", title: key, council: key, date: date.flatMap { CalendarDate($0) },
            speeches: [Speech(index: 0, speaker: Speaker(label: speaker), paragraphs: [text])],
            source: Source(format: "text", encoding: "UTF-8"))
        return CommitmentFinder().find(in: minutes)
    }

    @Test(arguments: [
        ("令和9年度中に全ての窓口を統合します。", "2027-04-01", "2028-03-31"),
        ("新しい指針は年度末までに公表する予定です。", "2027-03-31", "2027-03-31"),
        ("来年3月を目途に工程表をお示しいたします。", "2027-03-01", "2027-03-31"),
        ("使用料の支払いは令和9年度から電子化し、全ての窓口で導入いたします。", "2027-04-01", "2028-03-31"),
        // The plan stands in the first of two clauses.
        ("手引きの冊子を今年度中に配る予定で、ただいま原稿を整えております。", "2026-04-01", "2027-03-31"),
        // Under way, towards a day.
        ("いま、令和9年度の改定に向けて下調べを進めているところでございます。", "2027-04-01", "2028-03-31"),
        // Somebody who answers for an office may say たい.
        ("来年度、地元の商店と新しい歌をつくってまいりたいと考えております。", "2027-04-01", "2028-03-31"),
        // An adopted plan that names the day of its duty.
        ("移行を終えるべき令和12年度までの工程表を含む計画を取りまとめました。", "2030-04-01", "2031-03-31"),
        // Decided, and still to come.
        ("令和9年度から中学校の給食を無償とし、実施することといたしました。", "2027-04-01", "2028-03-31"),
        // The plain style of a summary.
        ("令和9年6月を目途に指針を公表する予定である。", "2027-06-01", "2027-06-30"),
        ("来月、地区ごとに説明会を開催させていただきます。", "2026-11-01", "2026-11-30"),
        // The occasion dates the deed.
        ("全体像は、年内に開催する推進会議でお示しします。", "2026-10-07", "2026-12-31"),
        // A topic holds for the whole sentence.
        ("令和9年度は、財政の立て直しを続ける一方で、窓口の統合を進めます。", "2027-04-01", "2028-03-31"),
        // Till when others may is none; a topic is no part of the window behind it.
        ("来年8月末まで使用できる券を、来年4月中旬に送付する予定としております。", "2027-04-11", "2027-04-20"),
        ("令和9年度は令和10年度から3年間を計画期間とする計画を策定いたします。", "2027-04-01", "2028-03-31"),
        ("東工区では、令和9年度の着工に向けて準備を進めており、順次着手できるよう備えます。", "2027-04-01", "2028-03-31"),
        // Of two dates, the one with まで is meant; of a wide and a narrow one the narrow.
        ("令和9年度の事業のうち、点検は令和9年6月までに終えます。", "2027-06-01", "2027-06-30"),
    ])
    func `a will or a plan with a date ahead is a commitment`(text: String, start: String, end: String) {
        let found = find(text)

        #expect(found.map(\.text) == [text])
        #expect(found.first?.deadline?.end.description == end)
        #expect(found.first?.deadline?.start.description == start)
    }

    @Test(arguments: [
        // The sitting itself, its session and the next one.
        "ただいまから令和8年第4回推進会議を開催いたします。",
        "本日、取りまとめを予定しております計画について説明いたします。",
        "会期は、本日から10月28日までの22日間といたします。",
        // Facts.
        "令和9年度は制度の発足から10年を迎える節目の年となります。",
        "利用者は令和12年には3割を超えると見込まれております。",
        "今年度は、窓口の職員に研修を行ったところでございます。",
        "6月に閣議決定した方針に基づき、取組を進めてまいります。",
        "人口は令和12年にかけて減少していく。", "来年1月に詳しくご報告させていただきます。",
        // Law, bills and budgets.
        "この条例は、令和9年4月1日から施行する。",
        "この条例は、令和9年4月1日に施行しようとするものであります。",
        "令和8年度みらい町一般会計補正予算（第6号）について御説明いたします。",
        "令和9年度予算案では、歳入に3億円を計上いたします。",
        // Windows and terms.
        "申請の受付を11月1日から12月25日までの約2か月間行います。",
        "障害者計画は令和9年度から令和14年度を計画期間とし、策定を進めてまいります。",
        // A name with a year in it, a date in a title, a plain topic, and what comes every year.
        "「輝く来年への人づくり」を理念に、取り組んでまいります。", "年度末に点検を行うなど、引き続き努めてまいります。",
        "令和12年度の料金の統一を見据えた改定を進めてまいります。",
        "2025年問題の解決に向けては、関係者と取り組んでまいります。",
        "今年の骨太方針におきまして示されたことを踏まえ、検討を進めてまいります。",
        "10年先を見すえた備えを重ねてまいります。",
        // Only words for later, no date.
        "今後とも、着実に取り組んでまいります。",
        // Requests, hearsay, somebody else's plan.
        "来年3月までに報告書を提出していただきたいと思います。",
        "国は、令和9年度に基準を示す予定です。",
        "来年1月に調査結果が公表される予定です。",
        // The date belongs to another predicate.
        "資金収支は令和9年度末においても余剰となる見込みであり、今後とも効率的な運営に努めてまいります。",
        "4月に開校する小学校の校庭整備や体育館の建設などを進めてまいります。",
        // From a day on something goes on as before.
        "来年4月から新たな計画のもとで、引き続き施策を進めてまいります。",
        // A term that happens to hold 早期, what others can do, and a mere purpose.
        "検診により疾病の早期発見に努めてまいります。",
        "速やかに避難できるよう訓練を行ってまいります。",
        "この難局を早期に乗り越えるため、全力を尽くす決意であります。",
    ])
    func `what only looks like a commitment is none`(text: String) {
        #expect(find(text).map(\.text) == [])
    }

    @Test(arguments: [
        ("早急に対策を講じます。", "早急に"),
        ("届出の電子化の早期実現も含めて、怠りなく取り組んでいきます。", "早期"),
        ("速やかに結果を公表いたします。", "速やかに"),
    ])
    func `a vague word in an official's promise is kept, without a date`(text: String, word: String) {
        let found = find(text)

        #expect(found.map(\.vagueness) == [word])
        #expect(found.allSatisfy { $0.deadline == nil })
        #expect(find(text, by: "鈴木（ひ）委員").isEmpty)
    }

    @Test(arguments: [
        ("5番（神長君）", false), ("阿部議員", false), ("須藤委員", false),
        // 市長（…君）: the office stands before the bracket.
        ("市長（森田君）", true), ("田中健康課長", true), ("田中", true),
    ])
    func `members speak for nobody but themselves`(speaker: String, promises: Bool) {
        #expect(find("来年度から中学校で取組を開始します。", by: speaker).isEmpty != promises)
        #expect(find("私どもは来年度から中学校で取組を開始します。", by: speaker).count == 1)
    }

    @Test(
        arguments: [
            ("地域基盤省としては、来年度中に方針を示します。", "水沢大臣", "地域基盤省"),
            ("学び文化省としましては、来年度中に方針を示します。", "水沢大臣", "学び文化省"),
            ("こども家庭庁は、来年度中に方針を示します。", "水沢大臣", "こども家庭庁"),
            // Named before in the same speech.
            ("地域基盤省としては、丁寧に進めます。来年度中に方針を示します。", "水沢大臣", "地域基盤省"),
            // A mayor who mentions a ministry does not speak for it.
            ("地域基盤省は方針を示しました。来年度中に計画を作ります。", "森田市長", nil),
            ("関係省庁は、来年度中に方針を示します。", "水沢大臣", nil),
            ("本市では、来年度中に方針を示します。", "森田市長", nil),
            ("みらい市では、来年度中に方針を示します。", "森田市長", "みらい市"),
        ] as [(String, String, String?)])
    func `the organisation is the one that the speech names`(text: String, speaker: String, expected: String?) {
        #expect(find(text, by: speaker).map(\.organization) == [expected])
    }

    @Test func `an id is made of meeting, speaker, deadline and sentence`() throws {
        let text = "来年度中に方針を示します。"
        let id = try #require(find(text).first?.id)

        #expect(id == find(text).first?.id)
        #expect(id.count == 16)
        #expect(id != find(text, key: "別の会議").first?.id)
        #expect(id != find(text, by: "別の大臣").first?.id)
        #expect(find(text + text).count == 1)
    }

    @Test func `without the meeting's date only vague commitments are found`() {
        #expect(find("来年度中に方針を示します。早急に対策を講じます。", on: nil).map(\.vagueness) == ["早急に"])
    }

    @Test(
        .enabled(if: TestData.folder != nil),
        arguments: [
            "diet-plenary-2026-02-18.txt", "shinagawa-committee-2024-06-26.txt", "tokyo-committee-2020-04-17.txt",
            "js-primer-2019-03-25.md",
        ])
    func `records of mere procedure hold no commitment`(name: String) throws {
        let minutes = try Records.minutes(of: TestData.bytes(of: "corpus/\(name)"), name: name)

        #expect(CommitmentFinder().find(in: minutes).filter { $0.kind == .promise }.map(\.text) == [])
    }
}
