import Documents
import MinutesModel
import Testing

struct SpeechListTests {
    private let three = #"[{"K1":"山川議長","K2":"開会します。"},{"K1":"海野岬","K2":"お尋ねします。"},{"K1":"山川議長","K2":"散会します。"}]"#

    private func list(_ speaker: String, _ text: String) -> String {
        three.replacing("K1", with: speaker).replacing("K2", with: text)
    }

    @Test(
        arguments: [
            ("Speaker", "Utterance"), ("speaker", "text"), ("name", "content"), ("発言者", "発言内容"),
            ("speaker_name", "speech"),
            ("氏名", "発言"), ("話者", "本文"),
        ])
    func `a list is known by the names of its fields`(speaker: String, text: String) throws {
        let minutes = try Reading.minutes(list(speaker, text))

        #expect(minutes.speeches.map(\.speaker.label) == ["山川議長", "海野岬", "山川議長"])
        #expect(minutes.speeches.map(\.paragraphs) == [["開会します。"], ["お尋ねします。"], ["散会します。"]])
        #expect(minutes.warnings == [])
    }

    @Test func `a list of unknown names is known by what its fields hold`() throws {
        let turns = (0..<6).map {
            #"{"id":\#($0),"lang":"ja","xa":"\#(["山川議長", "海野議員", "岡田市長"][$0 % 3])","xb":"\#($0)番目の発言でございますので、よろしくお願いいたします。"}"#
        }
        let minutes = try Reading.minutes("[" + turns.joined(separator: ",") + "]")

        #expect(minutes.speeches.map(\.speaker.label) == ["山川議長", "海野議員", "岡田市長", "山川議長", "海野議員", "岡田市長"])
        #expect(minutes.speeches.last?.paragraphs == ["5番目の発言でございますので、よろしくお願いいたします。"])
    }

    @Test(
        arguments: [
            "var minutes = BODY;", "callback(BODY);",
            "/* 2026 */\nwindow.DB.register({\"title\":\"会議\",\"voices\":BODY});\n",
            "window[\"DB\"] = BODY;", "export default BODY", "module.exports = BODY;", "// data\nconst data=BODY\n",
            "\u{FEFF}BODY", "jQuery123_4( BODY )",
        ])
    func `a script around the data is seen through`(script: String) throws {
        let minutes = try Reading.minutes(
            script.replacing("BODY", with: list("speaker", "text")), name: "minutes.js")

        #expect(minutes.speeches.map(\.speaker.label) == ["山川議長", "海野岬", "山川議長"])
    }

    @Test func `fields around the list are facts of the meeting`() throws {
        let json =
            #"{"Date":"2026/9/2","Prefecture":"青葉県","ProceedingTitle":"令和八年第三回定例会会議録第二号","URL":"https://example.jp/r","note":"速報版","Proceeding":"#
            + list("Speaker", "Utterance") + "}"
        let minutes = try Reading.minutes(json)

        #expect(minutes.title == "青葉県 令和八年第三回定例会")
        #expect(minutes.session == 3)
        #expect(minutes.date?.description == "2026-09-02")
        #expect(minutes.source.url == "https://example.jp/r")
        #expect(minutes.warnings.map(\.code) == ["unreadFields"])
        #expect(minutes.warnings.first?.text == "note: 速報版")
    }

    @Test func `the word null is no speaker, and its block before the first speech is the head`() throws {
        let json =
            #"[{"Speaker":"null","Utterance":"　出席議員　二名\n一番山川　緑君\n二番海野　岬君\n　午後一時開会\n"},{"Speaker":"議長（山川緑君）","Utterance":"開会します。\n"},{"Speaker":"null","Utterance":"午後二時休憩\n〔傍聴人退場〕\n何かの注記。"},{"Speaker":null,"Utterance":"○議案第一号"},{"Speaker":"議長（山川緑君）","Utterance":"再開します。"}]"#
        let minutes = try Reading.minutes(json)

        #expect(minutes.attendees.map(\.label) == ["一番山川　緑君", "二番海野　岬君"])
        #expect(minutes.start?.description == "13:00")
        #expect(minutes.speeches.map(\.paragraphs) == [["開会します。"], ["再開します。"]])
        #expect(minutes.stageDirections.map(\.text) == ["午後一時開会", "午後二時休憩", "傍聴人退場"])
        #expect(minutes.agenda.map(\.title) == ["議案第一号"])
        #expect(minutes.warnings.map(\.code) == ["noSpeaker"])
        #expect(minutes.warnings.first?.text == "何かの注記。")
    }

    @Test(
        arguments: [
            ("○議長（山川緑君）　開会します。", "開会します。"), ("議長（山川緑君）　開会します。", "開会します。"),
            ("○議長(山川 緑君)\n開会します。", "開会します。"), ("議長（山川緑君）：開会します。", "開会します。"),
            ("議長（山川緑君）が欠席のため、代わります。", "議長（山川緑君）が欠席のため、代わります。"), ("開会します。", "開会します。"),
        ])
    func `a label printed in the text is not said twice`(text: String, kept: String) throws {
        let json =
            #"[{"speaker":"議長（山川緑君）","text":""# + text.replacing("\n", with: #"\n"#)
            + #""},{"speaker":"○海野岬","text":"はい。"}]"#
        let minutes = try Reading.minutes(json)

        #expect(minutes.speeches.map(\.speaker.label) == ["議長（山川緑君）", "海野岬"])
        #expect(minutes.speeches.first?.paragraphs == [kept])
    }

    @Test func `lists under headings are parts of one meeting`() throws {
        let json =
            #"{"title":"緑化推進会議","date":"2026-09-02","sections":[{"title":"開会","speeches":[{"speaker":"山川会長","text":"始めます。"}]},{"title":"緑化計画","speeches":[{"speaker":"海野委員","text":"賛成です。"}]}]}"#
        let minutes = try Reading.minutes(json)

        #expect(minutes.title == "緑化推進会議")
        #expect(minutes.speeches.map(\.speaker.label) == ["山川会長", "海野委員"])
        #expect(minutes.agenda.map(\.title).contains("緑化計画"))
    }

    @Test func `lists under different dates are different meetings`() throws {
        let one = #"{"date":"2026-09-02","list":"# + list("speaker", "text") + "}"
        let json = "[\(one),\(one.replacing("09-02", with: "09-03"))]"

        #expect(
            try Reading.refusal(Array(json.utf8))
                == .json(name: "a.json", .severalMeetings(ids: ["2026-09-02", "2026-09-03"], isDiet: false)))
    }

    @Test func `paragraphs as a list and roles in a field of their own are read`() throws {
        let minutes = try Reading.minutes(
            #"{"speeches":[{"speaker":"山川緑","役職":"会長","paragraphs":["一つ目です。","二つ目です。"]},{"speaker":"海野岬","役職":"委員","paragraphs":["はい。"]}]}"#
        )

        #expect(minutes.speeches.map(\.speaker.role) == ["会長", "委員"])
        #expect(minutes.speeches.first?.paragraphs == ["一つ目です。", "二つ目です。"])
    }

    @Test func `sentences in a field that is not read are told`() throws {
        let minutes = try Reading.minutes(
            #"[{"speaker":"山川議長","yomi":"やまかわ","text":"開会します。","summary":"議長が開会を宣言し、本日の議題が一件であることを述べた。"},{"speaker":"海野岬","text":"はい。"}]"#
        )

        #expect(minutes.warnings.map(\.code) == ["unreadFields"])
        #expect(minutes.warnings.first?.message.contains("summary") == true)
    }

    @Test func `a corrected speaker makes another document`() throws {
        let first = try Reading.document(list("speaker", "text"))
        let second = try Reading.document(list("speaker", "text").replacing("海野岬", with: "岡田森"))

        #expect(first.id != second.id)
        #expect(first.id == (try Reading.document(list("name", "content"))).id)
    }
}
