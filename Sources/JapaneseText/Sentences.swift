/// Sentences of Japanese prose.
package enum Sentences {
    /// The sentences of `text`, without the white space around them. A sentence ends at 。！？, at ．before prose, and
    /// at a line end; closing brackets stay with it, and nothing ends inside 「…」 or （…）.
    package static func split(_ text: String) -> [Substring] {
        var splitter = SentenceSplitter(text)
        return splitter.split()
    }
}

private struct SentenceSplitter {
    private let text: String
    private let scalars: String.UnicodeScalarView
    private var sentences: [Substring] = []
    private var start: String.Index
    /// The brackets that are open, as the closing ones awaited.
    private var awaited: [Unicode.Scalar] = []

    init(_ text: String) {
        self.text = text
        scalars = text.unicodeScalars
        start = text.startIndex
    }

    mutating func split() -> [Substring] {
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            index = next
            if scalar == "\n" || scalar == "\r" {
                end(at: next)
            } else if let closing = Self.closing[scalar], isClosed(closing, from: next) {
                awaited.append(closing)
            } else if scalar == awaited.last {
                awaited.removeLast()
            } else if awaited.isEmpty, ends(scalar, before: next) {
                index = afterEnders(from: next)
                end(at: index)
            }
        }
        end(at: scalars.endIndex)
        return sentences
    }

    private static let closing: [Unicode.Scalar: Unicode.Scalar] = [
        "「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〔": "〕", "〈": "〉", "《": "》", "［": "］", "“": "”",
    ]

    private static let enders: Set<Unicode.Scalar> = ["。", "！", "？", "!", "?", "．", "｡"]

    /// No quotation in minutes is longer, in characters; and a line of 100 MB is read in time.
    private static let longestQuotation = 2000

    /// A bracket that is never closed on its line opens nothing: one typing error must not swallow a page.
    private func isClosed(_ closing: Unicode.Scalar, from index: String.Index) -> Bool {
        for scalar in scalars[index...].prefix(Self.longestQuotation) {
            if scalar == closing { return true }
            if scalar == "\n" { return false }
        }
        return false
    }

    private func ends(_ scalar: Unicode.Scalar, before next: String.Index) -> Bool {
        switch scalar {
        case "。", "！", "？", "｡": return true
        case "!", "?":
            // Not inside a name or an address: Yahoo!ニュース, example.jp/?a=1.
            guard next < scalars.endIndex, scalars[next] != " " else { return true }
            return !scalars[next].isASCII && scalars[start..<next].dropLast().last?.isASCII == false
        case "．":
            // A full stop in some ministries' prose, but a decimal point or a list's number between digits.
            guard let last = scalars[start..<next].dropLast().last, Self.isKana(last) || last == "）" || last == "」"
            else {
                return false
            }
            return true
        default: return false
        }
    }

    private static func isKana(_ scalar: Unicode.Scalar) -> Bool { (0x3041...0x30FA).contains(scalar.value) }

    /// More enders (！？) and the closing brackets after them belong to the sentence.
    private func afterEnders(from index: String.Index) -> String.Index {
        var index = index
        while index < scalars.endIndex,
            Self.enders.contains(scalars[index]) || Self.closing.values.contains(scalars[index])
        {
            index = scalars.index(after: index)
        }
        return index
    }

    private mutating func end(at index: String.Index) {
        var sentence = text[start..<index]
        start = index
        awaited.removeAll()
        while let first = sentence.unicodeScalars.first, first.properties.isWhitespace {
            sentence.unicodeScalars.removeFirst()
        }
        while let last = sentence.unicodeScalars.last, last.properties.isWhitespace {
            sentence.unicodeScalars.removeLast()
        }
        guard !sentence.isEmpty else { return }
        sentences.append(sentence)
    }
}
