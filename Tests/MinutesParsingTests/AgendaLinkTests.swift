import MinutesModel
import Testing

struct AgendaLinkTests {
    private let head = "みどり審議会\n議事次第\n１　開会\n２　議事\n（１）「みどり市防災計画（案）」について\n（２）交通網の再編について\n（３）その他\n３　閉会\n"

    private func item(_ calls: [String], head: String) throws -> String? {
        let speeches = calls.map { "○議長　\($0)\n" }.joined() + "○田中委員　賛成です。\n○議長　はい。"
        let minutes = try parsed(head + "\n" + speeches)
        return minutes.agendaItem(ofSpeech: calls.count)?.title
    }

    @Test(
        arguments: [
            (["議事1について説明します。"], "「みどり市防災計画（案）」について"), (["議事２に入ります。"], "交通網の再編について"),
            (["議題（２）に入ります。"], "交通網の再編について"), (["続いて、みどり市防災計画について事務局から説明願います。"], "「みどり市防災計画（案）」について"),
            (["議事1及び議事3について説明します。"], "「みどり市防災計画（案）」について"),  // その他 is no subject beside another
            (["議事３に入ります。"], "その他"), (["議事1及び議事2について説明します。"], nil), (["防災計画は大切です。"], nil),
            (["議事1に入ります。", "これで閉会します。"], nil), (["議事1に入ります。", "次に議事2に移ります。"], "交通網の再編について"),
            (["皆さま、こんにちは。"], nil),
        ] as [([String], String?)])
    func `the point is the one that was called up last`(calls: [String], title: String?) throws {
        #expect(try item(calls, head: head) == title)
    }

    @Test(
        arguments: [
            (["日程第一、会期の決定を議題といたします。"], "会期の決定"), (["日程第２、議案第５号を議題といたします。"], "議案第５号　基金条例の制定について"),
            (["第六号議案を議題といたします。"], "議案第６号　職員定数条例の改正について"), (["次に、議案第６号に対する討論を行います。"], "議案第６号　職員定数条例の改正について"),
            (["日程第二から第三までを一括して議題といたします。"], nil), (["日程第２を議題といたします。", "以上で説明は終わりました。"], "議案第５号　基金条例の制定について"),
            (["日程第２を議題といたします。", "議案第９９号を議題といたします。"], nil),  // not of this agenda
        ] as [([String], String?)])
    func `an order of the day is called up by its numbers`(calls: [String], title: String?) throws {
        let head = "みなと町議会定例会\n議事日程第１号\n日程第１　会期の決定\n日程第２　議案第５号　基金条例の制定について\n日程第３　議案第６号　職員定数条例の改正について\n"
        #expect(try item(calls, head: head) == title)
    }

    @Test func `headings between speeches are points too`() throws {
        let minutes = try parsed(
            "みなと区議会\n\n○議長（森一郎君）　開きます。\n\n　　◎会期の決定\n\n○議長（森一郎君）　お諮りします。\n\n　　◎区長所信表明\n\n○区長（林次郎君）　申し上げます。\n○議長（森一郎君）　終わります。"
        )

        #expect(minutes.agenda.map(\.title) == ["会期の決定", "区長所信表明"])
        #expect(minutes.speeches.map(\.agendaItem) == [nil, 0, 1, 1])
    }

    @Test func `without an agenda the chair's calls make one`() throws {
        let minutes = try parsed(
            "みなと町議会定例会\n\n○議長（森一郎君）　日程第２　議案第１号基金条例案についての件を議題とします。\n○町長（林次郎君）　説明します。\n○議長（森一郎君）　日程第３　議案第２号、補正予算についてを議題といたします。\n○町長（林次郎君）　説明します。"
        )

        #expect(
            minutes.agenda == [
                AgendaItem(number: "2", title: "議案第１号基金条例案について"), AgendaItem(number: "3", title: "議案第２号、補正予算について"),
            ])
        #expect(minutes.speeches.map(\.agendaItem) == [0, 0, 1, 1])
        #expect(minutes.agendaTitle(of: "議案第２号") == "議案第２号、補正予算について")
        #expect(minutes.agendaTitle(of: "日程第三") == "議案第２号、補正予算について")
    }

    @Test func `a committee's report calls up nothing`() throws {
        let minutes = try parsed(
            "みなと町議会定例会\n議事日程\n日程第１　会期の決定\n日程第２　報告\n\n○議長（森一郎君）　日程第１、会期の決定を議題といたします。\n○総務委員長（林次郎君）　日程第２について報告します。\n○議長（森一郎君）　以上です。"
        )

        #expect(minutes.speeches.map(\.agendaItem) == [0, 0, 0])
    }
}

struct ExchangeTests {
    private func pairs(_ text: String) throws -> [[[Int]]] {
        try parsed(text).exchanges.map { [$0.questions, $0.answers] }
    }

    @Test func `one question gets one answer`() throws {
        #expect(
            try pairs(
                """
                ○議長（森一郎）　質疑ありませんか。林次郎議員。
                ○７番（林次郎）　公園について伺います。
                ○議長（森一郎）　木田建設部長。
                ○建設部長（木田三郎）　お答えします。
                ○議長（森一郎）　林次郎議員。
                ○７番（林次郎）　時期はいつですか。
                ○議長（森一郎）　木田建設部長。
                ○建設部長（木田三郎）　来年です。
                ○議長（森一郎）　質疑を終わります。
                """) == [[[1], [3]], [[5], [7]]])
    }

    @Test func `a speech of many questions gets the answers of all who reply`() throws {
        let exchanges = try parsed(
            """
            ○議長（森一郎君）　代表質問を行います。
            ○２０番（鈴本次郎君）　第１点、財政について伺います。第２点、学校について伺います。
            ○区長（青山英二君）　鈴本議員の御質問にお答えします。まず、第１点目の財政についてでございます。健全です。
            ○教育長（関山義孝君）　第２点目、学校の連携についてのお尋ねです。進めます。
            ○２０番（鈴本次郎君）　再質問します。いつでしょうか。
            ○区長（青山英二君）　来年です。
            ○議長（森一郎君）　質問を終わります。
            """
        ).exchanges

        #expect(exchanges.map(\.questions) == [[1], [4]])
        #expect(exchanges.map(\.answers) == [[2, 3], [5]])
        #expect(exchanges.first?.topics == ["財政", "学校の連携"])
    }

    @Test func `a committee's members ask and its officials answer`() throws {
        #expect(
            try pairs(
                """
                ○林委員長　説明を願います。
                ○田中健康課長　御説明します。
                ○林委員長　御質疑願います。
                ○船山委員　費用は幾らですか。
                ○田中健康課長　百万円です。
                ○鶴田副委員長　時期はどうでしょうか。
                ○田中健康課長　来年です。
                ○新山事業部長　補足します。
                ○船山委員　分かりました。
                ○林委員長　以上で本件を終了いたします。
                ○田中健康課長　次の御説明です。
                """) == [[[3], [4]], [[5], [6, 7]]])
    }

    @Test(arguments: [
        "○平\n伺いますか。\n○芦原\nお答えします。\n○平\nどうですか。\n○芦原\nはい。",  // nobody says who is who
        "○議長（森一郎君）　討論を行います。\n○２番（林次郎君）　賛成します。いかがでしょうか。\n○議長（森一郎君）　採決いたします。\n○町長（木田君）　御礼申し上げます。",
        "○議長（森一郎君）　説明を求めます。\n○町長（木田君）　説明します。\n○議長（森一郎君）　以上です。",
    ])
    func `what is no question with its answer is no pair`(text: String) throws {
        #expect(try pairs(text) == [])
    }
}
