/// What a reference to one point says, spelling aside: 日程第３, 日程第三 and 日程3 are one; so are 議案第５号 and 第五号議案.
package struct ItemReference: Hashable, Sendable {
    /// 日程, 議事, 議案, 議員提出議案, …; empty for a bare number.
    package let word: String
    package let number: Int
    /// Bills and petitions carry a number of their own, points of the agenda count from 1.
    package let isBill: Bool

    private static let bills = ["議案", "報告", "請願", "陳情", "発議", "諮問", "認定", "同意", "承認", "意見書案", "決議案", "発委", "選挙"]

    /// 第54号議案 said for 市第54号議案.
    package func means(_ other: ItemReference) -> Bool {
        number == other.number && (word.hasSuffix(other.word) || other.word.hasSuffix(word))
    }

    package init(word: String, number: Int) {
        (self.word, self.number) = (word, number)
        isBill = Self.bills.contains { word.hasSuffix($0) }
    }

    /// Reads the first number of the text and the word before it; a range (から…まで) stands for its first.
    package init?(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        guard let start = scalars.firstIndex(where: { KanjiNumber($0) != nil }),
            var number = KanjiNumber(scalars[start])
        else { return nil }
        var end = start + 1
        while end < scalars.count, number.take(scalars[end]) { end += 1 }
        let (word, behind) = (scalars[..<start], scalars[end...])
        // 第46号議案, 市第54号議案
        let tail = Self.text(behind.prefix { $0 != "か" && $0 != "、" })
        let isBehind = Self.bills.contains { tail.hasSuffix($0) }
        self.init(word: Self.text(word) + (isBehind ? tail : ""), number: number.value)
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars.filter { !ignored.contains($0) }))
    }

    private static func plain(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static let ignored = Set("第号（）() 　［］".unicodeScalars)

    /// The bill that a title names at its front: `議案第１号　…`, `第百九号議案 …`, `市第54号議案 …`, `平成１３年請願第１６号、…`.
    package static func bills(in title: String) -> [ItemReference] {
        // 30 characters hold the longest office before the number.
        let scalars = Array(title.unicodeScalars.prefix(30))
        guard let mark = scalars.firstIndex(of: "号") else { return [] }
        var start = mark
        while start > 0, KanjiNumber(scalars[start - 1]) != nil { start -= 1 }
        guard start < mark else { return [] }
        var front = start > 0 && scalars[start - 1] == "第" ? start - 1 : start
        while front > 0, !stops.contains(scalars[front - 1]), KanjiNumber(scalars[front - 1]) == nil { front -= 1 }
        let isBehind = scalars[(mark + 1)...].starts(with: "議案".unicodeScalars)
        guard let reference = ItemReference(plain(scalars[front...(isBehind ? mark + 2 : mark)])), reference.isBill
        else {
            return []
        }
        return [reference]
    }

    /// Before the word of a bill.
    private static let stops = Set("年月日の、，・ 　）)」】．.".unicodeScalars)
}

/// A number that is read digit by digit: 28, ２８, 二十八, 二〇, 百九.
private struct KanjiNumber {
    private var total = 0
    private var run: Int?

    var value: Int { total + (run ?? 0) }

    init?(_ scalar: Unicode.Scalar) {
        guard take(scalar) else { return nil }
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        if let digit = Self.digit(scalar) {
            run = Swift.min((run ?? 0) * 10 + digit, 999_999)
        } else if let unit = Self.unit(scalar) {
            total += (run ?? 1) * unit
            run = nil
        } else {
            return false
        }
        return true
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
        default: "〇一二三四五六七八九".unicodeScalars.enumerated().first { $0.element == scalar }?.offset
        }
    }

    private static func unit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十": 10
        case "百": 100
        case "千": 1000
        default: nil
        }
    }
}
