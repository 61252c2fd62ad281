/// Whether the words around a date speak of the past: 3月に策定した計画, 去る5月10日.
enum Tense {
    enum Judgement { case past, perhapsPast, unsaid, future }

    /// Judged by the nearest verb behind the date that is clearly one or the other. Where the date stands for the whole
    /// sentence (3月9日、… or 3月までに…) its last verb tells, and less surely.
    static func judge(_ range: Range<Int>, in reading: Reading) -> Judgement {
        let text = reading.text
        if let said = saidBefore(range.lowerBound, in: text) { return said ? .past : .future }
        if let end = text.end(ofAny: ["時点", "現在", "以来", "付けで", "付で"], at: range.upperBound) {
            return isAhead(at: end, in: reading) ? .future : .past
        }
        let byLastVerb = text.starts(withAny: limits + ["、", "，", "には、"], at: range.upperBound)
        var judgement = Judgement.unsaid
        var isAim = false
        // A verb further away than 200 characters belongs to something else.
        reading.verbs.each(from: range.upperBound, to: range.upperBound + 600) { verb in
            switch verb {
            case .sentenceEnd: return false
            case .neutral: return true
            case .goingOn where byLastVerb: return true
            case .aim:
                isAim = true
                return true
            case .goingOn where isAim: judgement = .future
            case .future: judgement = .future
            case .past, .goingOn: judgement = byLastVerb ? .perhapsPast : .past
            }
            return byLastVerb
        }
        return judgement
    }

    /// 3月末時点で完了する: up to the comma a verb speaks of what is to come.
    private static func isAhead(at offset: Int, in reading: Reading) -> Bool {
        var end = offset
        // 90 bytes are thirty characters: a longer clause has its own verb.
        while end < offset + 90, reading.text[end] != 0, reading.text.end(of: "、", at: end) == nil {
            end += reading.text.length(at: end)
        }
        var isAhead = false
        reading.verbs.each(from: offset, to: end) { verb in
            isAhead = verb == .future
            return verb == .neutral || verb == .aim
        }
        return isAhead
    }

    private static let limits: [StaticString] = ["までに", "までの", "まで", "を目途", "を目処", "をめど", "を期限", "をめざ", "を目指"]

    /// 去る or 先の before it means past, 来る means future.
    private static func saidBefore(_ offset: Int, in text: TextBytes) -> Bool? {
        if text.start(ofAny: ["去る", "さる", "先の"], endingAt: offset) != nil { return true }
        if text.start(ofAny: ["来る", "来たる", "きたる"], endingAt: offset) != nil { return false }
        return nil
    }
}

/// The verbs of a text that tell past from future. Each byte is read once, however many dates ask about the verbs
/// behind them (3月3月3月…).
final class VerbScan {
    enum Verb: Sendable {
        case future, past
        /// Next to a date it has begun then (4月から実施しております), at the sentence's end it says nothing.
        case goingOn
        /// Makes what goes on work towards the date: 年度末の公表に向けて進めております.
        case aim
        /// Polite ends that say nothing about when: …したものであります.
        case neutral
        case sentenceEnd
    }

    private let text: TextBytes
    private var found: [(offset: Int, verb: Verb)] = []
    private var scanned = 0

    init(_ text: TextBytes) {
        self.text = text
    }

    /// Calls `body` with the verbs in order until it gives `false`.
    func each(from start: Int, to limit: Int, _ body: (Verb) -> Bool) {
        if scanned < start { scanned = start }
        var index = firstIndex(from: start)
        while true {
            while index < found.count, found[index].offset < limit {
                guard body(found[index].verb) else { return }
                index += 1
            }
            guard index == found.count, scanned < min(limit, text.count) else { return }
            step()
        }
    }

    private func firstIndex(from start: Int) -> Int {
        var (low, high) = (0, found.count)
        while low < high {
            let middle = (low + high) / 2
            if found[middle].offset < start { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func step() {
        let offset = scanned
        if text.end(of: "。", at: offset) != nil || (text[offset] == 0x0A && text[offset + 1] == 0x0A) {
            found.append((offset, .sentenceEnd))
        } else if text[offset] >= 0xE3, let (verb, end) = verb(at: offset) {
            found.append((offset, verb))
            scanned = end
            return
        }
        scanned = offset + text.length(at: offset)
    }

    private static let verbs = Lexicon<Verb>(
        ["であります", "でございます", "と思います", "と存じます", "と考えます", "おります", "お願いいたします", "お願いします"].map { ($0, .neutral) }
            + [
                "ます", "する", "予定", "見込", "目指", "めざ", "べき", "ください", "下さい", "こととし", "ことと", "必要", "たい", "図る", "行う", "進める",
                "始める",
                "求める", "定める", "まとめる", "示す",
            ].map { ($0, .future) }
            + ["済み", "済の", "済で", "て以来", "てきて", "てまいりました"].map { ($0, .past) }
            + ["ております", "ておりまし", "ています", "ている"].map { ($0, .goingOn) }
            + ["に向け", "ということで", "という形で", "を目標", "を目途", "を見据え"].map { ($0, .aim) })

    private func verb(at offset: Int) -> (Verb, end: Int)? {
        if let (verb, end) = Self.verbs.longest(in: text, at: offset) { return (verb, end) }
        return isPastEnding(at: offset) ? (.past, offset + 3) : nil
    }

    /// た or だ at `offset` closing a verb: 策定した, 行われた, 取り組んだ, ました.
    private func isPastEnding(at offset: Int) -> Bool {
        let scalar = text.scalar(at: offset)
        let before = text.scalar(before: offset)
        if scalar == 0x3060 {  // だ
            guard before == 0x3093 else { return false }  // ん
        } else {
            guard scalar == 0x305F, Self.verbTails.contains(before) else { return false }
        }
        return !text.starts(withAny: Self.notPast, at: offset + 3)
    }

    private static let verbTails = Set("しれいっきえけせてねべじげみちめりぎび見得出経来着似".unicodeScalars.map(\.value))

    /// したがって, いたします, ために, たとえば …, and what is not yet done: た上で, たら, た場合.
    private static let notPast: [StaticString] = [
        "がって", "がい", "し", "い", "め", "だ", "く", "ら", "ち", "り", "る", "っ", "上で", "うえで", "後", "あと", "場合", "とき", "時", "とえ",
        "ん",
    ]
}
