import Documents
import MinutesModel
import Testing

struct DiscussNetTests {
    private func minute(_ title: String, _ body: String, _ code: Int) -> String {
        #"{"minute_id":1,"title":"\#(title)","body":"\#(body)","minute_type":"x","minute_type_code":\#(code),"minute_link":[]}"#
    }

    private func answer(_ minutes: [String]) -> String {
        #"{"tenant_minutes":["# + minutes.joined(separator: ",\n") + "]}"
    }

    @Test func `a sitting has its head, its speeches in order, its headings`() throws {
        let minutes = try Reading.minutes(
            answer([
                minute("（名簿）", #"<pre>令和８年第３回定例会\n令和８年９月２日（水）午前10時開議\n出席議員（２人）\n　山川緑君\n　海野岬君\n</pre>"#, 2),
                minute("議長（山川緑君）", #"<pre>○議長（山川緑君）　ただいまより開会いたします。\n－－－－－－－－\n</pre>"#, 4),
                minute("日程第１　会期の決定", "<pre>△日程第１　会期の決定</pre>", 3),
                minute("（海野岬君）", #"<pre>◆（海野岬君）　質問いたします。\n　二点あります。\n</pre>"#, 5),
                minute("市長（岡田森君）", #"<pre>◎市長（岡田森君）　お答えします。Ａ&lt;Ｂです。<br>以上です。</pre>"#, 6),
            ]))

        #expect(minutes.source.format == "json/discussnet")
        #expect(minutes.date?.description == "2026-09-02")
        #expect(minutes.attendees.map(\.label) == ["山川緑君", "海野岬君"])
        #expect(minutes.speeches.map(\.speaker.label) == ["議長（山川緑君）", "（海野岬君）", "市長（岡田森君）"])
        #expect(minutes.speeches.map(\.speaker.name) == ["山川緑", "海野岬", "岡田森"])
        #expect(minutes.speeches.map(\.speaker.role) == ["議長", nil, "市長"])
        #expect(
            minutes.speeches.map(\.paragraphs) == [
                ["ただいまより開会いたします。"], ["質問いたします。", "二点あります。"], ["お答えします。Ａ<Ｂです。", "以上です。"],
            ])
        #expect(minutes.agenda.map(\.title) == ["日程第１　会期の決定"])
    }

    @Test func `a body without the printed label keeps all its words`() throws {
        let minutes = try Reading.minutes(
            answer([minute("25番（海野岬）", "<pre>病児保育について質問します。</pre>", 5), minute("議長（山川緑君）", "議長、と呼ぶ者がありました。", 4)]))

        #expect(minutes.speeches.map(\.paragraphs) == [["病児保育について質問します。"], ["議長、と呼ぶ者がありました。"]])
    }

    @Test func `contents and appendices are nobody's speech`() throws {
        let minutes = try Reading.minutes(
            answer([
                minute("議長（山川緑君）", "<pre>○議長（山川緑君）　散会します。</pre>", 4),
                minute("資料", #"<pre>（参照）\n付託区分表は次のとおりである。</pre>"#, 9),
            ]))

        #expect(minutes.speeches.map(\.paragraphs) == [["散会します。"]])
        #expect(minutes.warnings.map(\.code) == ["noSpeaker"])
        #expect(minutes.warnings.first?.text?.contains("付託区分表は次のとおりである。") == true)
    }
}
