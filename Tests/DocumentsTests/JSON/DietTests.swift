import Documents
import MinutesModel
import Testing

struct DietTests {
    private func speech(_ order: Int, _ speaker: String, _ text: String, _ fields: String = "") -> String {
        #"{"speechID":"1_\#(order)","speechOrder":\#(order),"speaker":"\#(speaker)","speakerYomi":null,"speakerGroup":"緑の会"\#(fields),"speech":"\#(text)"}"#
    }

    private func meeting(_ id: String, _ speeches: [String]) -> String {
        """
        {"issueID":"\(id)","session":230,"nameOfHouse":"衆議院","nameOfMeeting":"予算委員会","issue":"第5号",
         "date":"2026-02-05","closing":null,"speechRecord":[\(speeches.joined(separator: ",\n"))],
         "meetingURL":"https://kokkai.ndl.go.jp/txt/\(id)","pdfURL":null}
        """
    }

    private func answer(_ meetings: [String]) -> String {
        """
        {"numberOfRecords":\(meetings.count),"numberOfReturn":\(meetings.count),"startRecord":1,"nextRecordPosition":null,
         "meetingRecord":[\(meetings.joined(separator: ","))]}
        """
    }

    private let speeches: [(Int, String, String, String)] = [
        (0, "会議録情報", #"令和八年二月五日（木曜日）\r\n　　　　午前九時開議\r\n　出席委員\r\n　　　委員長　山川　緑君\r\n"#, ""),
        (1, "山川緑", "○山川委員長　これより会議を開きます。", #","speakerPosition":"委員長""#),
        (2, "海野岬", #"○海野（岬）委員　お尋ねします。\r\n　二点です。"#, #","speakerPosition":null"#),
        (3, "岡田森", "○内閣総理大臣（岡田森君）　お答えします。", #","speakerPosition":"内閣総理大臣""#),
        (4, "川辺葵", "○川辺参考人　申し上げます。", #","speakerRole":"参考人""#),
    ]

    private var ordered: [String] { speeches.map { speech($0.0, $0.1, $0.2, $0.3) } }

    @Test func `a meeting's fields and its printed labels make the record`() throws {
        let minutes = try Reading.minutes(answer([meeting("122105", ordered)]))

        #expect(minutes.source.format == "json/diet")
        #expect(minutes.source.url == "https://kokkai.ndl.go.jp/txt/122105")
        #expect(minutes.title == "衆議院予算委員会")
        #expect(minutes.council == "衆議院予算委員会")
        #expect(minutes.date?.description == "2026-02-05")
        #expect(minutes.start?.description == "09:00")
        #expect(minutes.speeches.map(\.speaker.label) == ["山川委員長", "海野（岬）委員", "内閣総理大臣（岡田森君）", "川辺参考人"])
        #expect(minutes.speeches.map(\.speaker.name) == ["山川緑", "海野岬", "岡田森", "川辺葵"])
        #expect(minutes.speeches.map(\.speaker.role) == ["委員長", "委員", "内閣総理大臣", "参考人"])
        #expect(minutes.speeches[1].paragraphs == ["お尋ねします。", "二点です。"])
    }

    @Test func `speeches asked for one by one come in the meeting's order`() throws {
        let loose = speeches.reversed().map { order, name, text, fields in
            speech(
                order, name, text,
                fields
                    + #","issueID":"122105","nameOfHouse":"参議院","nameOfMeeting":"本会議","issue":"第3号","date":"2026-02-05""#
            )
        }
        let minutes = try Reading.minutes(
            #"{"numberOfRecords":5,"speechRecord":["# + loose.joined(separator: ",") + "]}")

        #expect(minutes.title == "参議院本会議")
        #expect(minutes.speeches.map(\.speaker.name) == ["山川緑", "海野岬", "岡田森", "川辺葵"])
    }

    @Test func `speeches that are missing are told`() throws {
        let minutes = try Reading.minutes(answer([meeting("122105", [ordered[1], ordered[3]])]))

        #expect(minutes.warnings.map(\.code) == ["partialRecord"])
    }

    @Test func `a speaker without a printed label keeps the field's name`() throws {
        let minutes = try Reading.minutes(
            answer([meeting("1", [speech(0, "山川緑", "これより会議を開きます。", #","speakerPosition":"議長""#)])]))

        #expect(minutes.speeches.map(\.speaker.label) == ["山川緑"])
        #expect(minutes.speeches.map(\.speaker.role) == ["議長"])
    }

    @Test func `a rule with an ornament is no text, and a label may touch the speech`() throws {
        let long = String(repeating: "申し上げます。", count: 8)
        let minutes = try Reading.minutes(
            answer([
                meeting(
                    "1",
                    [
                        speech(0, "山川緑", #"○議長（山川緑君）これより\#(long)\r\n　　　　―――――◇―――――\r\n　日程第一、議題といたします。"#),
                        speech(1, "海野岬", "○海野岬君　議題に賛成します。"),
                    ])
            ]))

        #expect(minutes.speeches.map(\.speaker.label) == ["議長（山川緑君）", "海野岬君"])
        #expect(minutes.speeches.first?.paragraphs == ["これより" + long, "日程第一、議題といたします。"])
    }

    @Test func `several meetings are refused with the way to ask for one`() throws {
        let error = try Reading.refusal(Array(answer([meeting("111", ordered), meeting("222", ordered)]).utf8))

        #expect(error == .json(name: "a.json", .severalMeetings(ids: ["111", "222"], isDiet: true)))
        #expect(error.description.contains("issueID=111"))
    }

    @Test(
        arguments: [
            (#"{"numberOfRecords":0,"numberOfReturn":0,"startRecord":1,"nextRecordPosition":null}"#, "0 records"),
            (#"{"message":"検索条件の入力に誤りがあります。","numberOfRecords":0}"#, "検索条件の入力に誤りがあります。"),
        ])
    func `an answer without a meeting is named`(answer: String, message: String) throws {
        #expect(
            try Reading.refusal(Array(answer.utf8)) == .json(name: "a.json", .dietAnswer(message: message)))
    }

    @Test func `a list without texts names the endpoint that has them`() throws {
        let list = answer([meeting("1", [#"{"speechOrder":0,"speaker":"山川緑","speechURL":"https://example.jp"}"#])])

        #expect(try Reading.refusal(Array(list.utf8)) == .json(name: "a.json", .withoutTexts))
    }
}
