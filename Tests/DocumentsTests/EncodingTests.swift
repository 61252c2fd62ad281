import Documents
import MinutesModel
import TestSupport
import Testing

struct EncodingTests {
    /// iconv's name, and the one that the record shows.
    static let encodings: [(iconv: String, shown: String)] = [
        ("UTF-8", "UTF-8"), ("UTF-16LE", "UTF-16LE"), ("UTF-16BE", "UTF-16BE"), ("CP932", "Windows-31J"),
        ("EUC-JP-MS", "EUC-JP"), ("ISO-2022-JP", "ISO-2022-JP"),
    ]
    static let texts = [
        "おはようございます", "それでは議事に入ります。", "議長、ありがとうございます。\r\n次に移ります。\r\n",
        "第2回みらい会議\n日時：令和8年10月7日（水）\n○水沢大臣　ただいまから開会します。\n",
        String(repeating: "○議長（山田太郎）　異議なしと認めます。よって、原案のとおり可決されました。\n", count: 200),
    ]
    static let lies: [String?] = [
        nil, "UTF-8", "Shift_JIS", "euc-jp", "ISO-2022-JP", "utf-16", "windows-1252", "", "あ",
    ]

    private func text(_ bytes: [UInt8], charset: String? = nil) throws -> (text: String, encoding: String) {
        let document = try DocumentReader().read(bytes, name: "a.txt", charset: charset)
        return (document.text.lines.map(\.text).joined(separator: "\n"), document.text.source.encoding)
    }

    private func plain(_ text: String) -> String {
        text.split(separator: "\r\n").joined(separator: "\n").trimmingSuffix("\n")
    }

    @Test(arguments: encodings, lies)
    func `whatever is declared, the bytes decide`(encoding: (iconv: String, shown: String), declared: String?) throws {
        for sample in Self.texts {
            let bytes = try Iconv.encode(sample, to: encoding.iconv)

            let read = try text(bytes, charset: declared)

            #expect(read == (plain(sample), encoding.shown))
        }
    }

    @Test func `random minutes come back from every encoding`() throws {
        var random = SplitMix(state: 20_261_124)
        for _ in 0..<60 {
            let sample = Self.minutes(&random)
            for encoding in Self.encodings {
                let read = try text(Iconv.encode(sample, to: encoding.iconv))
                #expect(read == (sample, encoding.shown))
            }
        }
    }

    /// Ten characters and more, a third of them kana, as in every sentence.
    private static func minutes(_ random: inout SplitMix) -> String {
        let kana = Array("あいうえおかがきくけこさしすせそたちつてとなにのはまもよりるれをんアイクシステムラン")
        let kanji = Array("議長委員会令和年月日予算案可決承認質疑答弁住民税区市町村条例改正報告説明資料")
        let rest = Array("、。「」（）０１２３4567　\nABC")
        let count = 10 + random.below(200)
        let characters = (0..<count).map { index in
            // The first and last are no white space, which a line's or document's end may lose.
            let pool = index == 0 || index == count - 1 ? kana : [kana, kanji, kana, kanji, rest][random.below(5)]
            return pool[random.below(pool.count)]
        }
        return String(characters)
    }

    @Test(
        arguments: [
            // 議事録: kanji alone have no kana to count.
            ("議事録", "EUC-JP-MS", nil), ("議事録", "CP932", nil), ("議事日程", "EUC-JP-MS", "EUC-JP"),
            // ｶｲｷﾞ in CP932 is two kanji in EUC-JP: only what is declared tells.
            ("ｶｲｷﾞ", "CP932", "Shift_JIS"),
        ] as [(String, String, String?)])
    func `where the bytes leave it open, what is declared decides`(
        sample: String, encoding: String, declared: String?
    ) throws {
        #expect(try text(Iconv.encode(sample, to: encoding), charset: declared).text == sample)
    }

    @Test func `ISO-2022-JP holds what mail programs put in`() throws {
        // ESC $ B ー ①㈱ ESC ( I ｶﾅ ESC ( J A ESC $ @ 亜 and a line end without going back to ASCII.
        let bytes: [UInt8] =
            [
                0x1B, 0x24, 0x42, 0x21, 0x3C, 0x2D, 0x21, 0x2D, 0x6A, 0x1B, 0x28, 0x49, 0x36, 0x45, 0x1B, 0x28, 0x4A,
                0x41,
            ]
            + [0x1B, 0x24, 0x40, 0x30, 0x21, 0x0A, 0x42]

        #expect(try text(bytes) == ("ー①㈱ｶﾅA亜\nB", "ISO-2022-JP"))
    }

    @Test(
        arguments: [
            // A lone lead byte before a line feed, on line 2.
            ("CP932", Array("\n".utf8) + [0x82, 0x0A], 2, 17), ("EUC-JP-MS", Array("\n".utf8) + [0xA4, 0x0A], 2, 17),
        ] as [(String, [UInt8], Int, Int)])
    func `a broken byte is named by its line and its offset`(
        encoding: String, broken: [UInt8], line: Int, offset: Int
    ) throws {
        let good = try Iconv.encode("ありがとうござい", to: encoding)

        let error = try #require(throws: DocumentError.self) { try text(good + broken + good) }

        guard case .invalidBytes("a.txt", line, offset, _) = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func `in UTF-16 only line feeds count as lines`() throws {
        // 《 is U+300A: its low byte is a line feed's.
        let good = try Iconv.encode("《会議》\nあ", to: "UTF-16LE")

        let error = try #require(throws: DocumentError.self) {
            try text([0xFF, 0xFE] + good + [0x00, 0xD8] + good)
        }

        #expect(error == .invalidBytes(name: "a.txt", line: 2, offset: 14, encoding: "UTF-16LE"))
    }

    @Test func `a file that says UTF-8 by its mark is nothing else`() throws {
        let bytes = try [0xEF, 0xBB, 0xBF] + Iconv.encode("ありがとうございます", to: "CP932")

        #expect(
            throws: DocumentError.invalidBytes(name: "a.txt", line: 1, offset: 3, encoding: "UTF-8"),
            performing: { try text(bytes) })
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
