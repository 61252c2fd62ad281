import Documents
import MinutesModel
import Testing

struct TableTests {
    private func texts(_ rows: String) throws -> [String] {
        try lines(ofPage: "<html><body><table>\(rows)</table></body></html>").map(\.text)
    }

    @Test(arguments: [
        ("<tr><th>日時</th><td>10月7日</td></tr><tr><th>場所：</th><td>大会議室</td>", ["日時：10月7日", "場所：大会議室"]),
        ("<tr><th>出席者<td>山田太郎<br>川上花子", ["出席者：山田太郎", "川上花子"]),
        ("<tr><th>日時<td>10月7日<th>場所<td>大会議室", ["日時：10月7日", "場所：大会議室"]),
        ("<tr><td>日時</td><td>10月7日</td></tr>", ["日時　10月7日"]),
        // 委員：山田, 委員：川上 would be two speeches of 委員.
        ("<tr><th>委員<td>山田太郎<tr><th>委員<td>川上花子", ["委員　山田太郎", "委員　川上花子"]),
        (
            "<caption>名簿</caption><thead><tr><th>氏名<th>役職<th>所属<tbody><tr><td>山田<td>座長<td>大学",
            ["名簿", "氏名　役職　所属", "山田　座長　大学"]
        ),
        ("<tr><th>備考<td>", ["備考："]), ("<tr><td><td>一<td>二", ["一　二"]),
        // A layout: each cell is text of its own.
        ("<tr><td><p>一</p><p>二</p><td><p>三</p>", ["一", "二", "三"]),
        ("<tr><td>一</td></tr><tr><td>二</td></tr>", ["一", "二"]),
        ("<tr><td>一<table><tr><td>二<td>三</table></td><td>四</td></tr>", ["一", "二　三", "四"]),
        ("文字<tr><td>一", ["文字", "一"]),
        // A list of those who spoke, without what they said.
        ("<tr><th>発言者<th>所属<tr><td>山田<td>大学", ["発言者　所属", "山田　大学"]),
    ])
    func `rows become lines`(rows: String, expected: [String]) throws {
        #expect(try texts(rows) == expected)
    }

    @Test func `columns of speakers and speeches are told by their names`() throws {
        let read = try lines(
            ofPage: """
                <html><table><tr><th>発言者</th><th>発言内容</th></tr>
                <tr><td>山田座長</td><td>開会します。<br>次に移ります。</td></tr>
                <tr><td></td><td>続けます</td></tr>
                <tr><td>事務局<br>川上</td><td>説明します</td></tr></table>以上<br>終わり</html>
                """)

        #expect(read.map(\.text) == ["開会します。", "次に移ります。", "続けます", "説明します", "以上", "終わり"])
        // What follows the table is nobody's.
        #expect(read.map(\.speaker) == ["山田座長", nil, nil, "事務局　川上", "", nil])
        #expect(read.map(\.number) == [2, 2, 3, 4, 4, 4])
    }

    @Test func `what stands beside a speech keeps its place on the page`() throws {
        let read = try lines(
            ofPage: """
                <html><body><table><tr><th>時刻<th>発言者<th>発言<th>備考
                <tr><td>10:00<td>山田座長<td>始めます。
                <td>録音なし
                <tr><td>10:05
                <td>
                <td></td>
                <td>休憩</table></body></html>
                """)

        #expect(read.map(\.text) == ["10:00", "始めます。", "録音なし", "10:05", "休憩"])
        #expect(read.map(\.number) == read.map(\.number).sorted())
    }

    @Test func `columns of speakers and speeches are told by their looks`() throws {
        let read = try lines(
            ofPage: """
                <html><table><tr><td>山田座長<td>開会します。<tr><td>川上委員<td>質問します。<tr><td>山田座長<td>お答えします。</table></html>
                """)

        #expect(read.map(\.speaker) == ["山田座長", "川上委員", "山田座長"])
        #expect(read.map(\.text) == ["開会します。", "質問します。", "お答えします。"])
    }

    @Test func `agenda points beside remarks are no speakers`() throws {
        let rows = "<tr><td>議題1<td>説明した。<tr><td>議題2<td>了承した。<tr><td>議題3<td>報告した。"

        #expect(try texts(rows) == ["議題1　説明した。", "議題2　了承した。", "議題3　報告した。"])
    }
}
