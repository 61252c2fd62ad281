/// Every way to write a keyword that `SpellingVariants` knows of.
struct SpellingForms: Sendable {
    private struct Member: Sendable {
        var letters: [Unicode.Scalar]
        var group: Int
        /// Only where no kanji stands beside it: 事 in 出来る事, not in 事業.
        var standsAlone = false
    }

    /// A keyword with many variable parts stops here; what is left out are its rarest mixtures.
    private static let limit = 64

    private let groups: [[String]]
    /// By first letter, longest first.
    private let members: [Unicode.Scalar: [Member]]
    private let okurigana = Okurigana()

    init() {
        let words = Self.rows(SpellingVariants.groups)
        groups = words + Self.rows(SpellingVariants.auxiliaries)
        var members: [Unicode.Scalar: [Member]] = [:]
        for (number, group) in groups.enumerated() {
            for form in group {
                let letters = form.unicodeScalars.map(Self.plain)
                members[letters[0], default: []].append(
                    Member(letters: letters, group: number, standsAlone: number >= words.count))
            }
        }
        self.members = members.mapValues { $0.sorted { $0.letters.count > $1.letters.count } }
    }

    private static func rows(_ table: String) -> [[String]] {
        table.split(separator: "\n").map { row in
            row.split(separator: " ").flatMap { expand(Array($0.unicodeScalars)) }
        }
    }

    /// The keyword itself first, every form once.
    func forms(of keyword: String) -> [String] {
        let forms = self.forms(asWritten: keyword).flatMap { [$0] + LongVowelForms.others(of: $0) }
        // web site holds Web, and is website, too.
        let letters = Array(keyword.unicodeScalars)
        let joined = letters.indices.filter { !Self.isJoint($0, in: letters) }.map { letters[$0] }
        guard joined.count < letters.count else { return forms }
        var seen = Set(forms)
        return forms
            + self.forms(asWritten: String(String.UnicodeScalarView(joined))).filter { seen.insert($0).inserted }
    }

    private func forms(asWritten keyword: String) -> [String] {
        let letters = Self.abbreviated(Array(keyword.unicodeScalars))
        let plain = letters.map(Self.plain)
        var forms = [""]
        var copied = 0
        var index = 0
        while index < letters.count {
            guard let (length, choices) = alternatives(in: plain, at: index) else {
                index += 1
                continue
            }
            let before = String(String.UnicodeScalarView(letters[copied..<index]))
            let own = String(String.UnicodeScalarView(letters[index..<index + length]))
            index += length
            copied = index
            let room = max(1, Self.limit / forms.count)
            let kept = ([own] + choices.filter { $0 != own }).prefix(room)
            forms = kept.flatMap { choice in forms.map { $0 + before + choice } }
        }
        guard copied > 0 || letters.contains(where: { $0.isASCII }) else { return [keyword] }
        let rest = String(String.UnicodeScalarView(letters[copied...]))
        var seen: Set<String> = []
        return forms.map { $0 + rest }.flatMap(Self.latinForms).filter { seen.insert($0).inserted }
    }

    /// The longest variable part at `index`, if any.
    private func alternatives(in letters: [Unicode.Scalar], at index: Int) -> (length: Int, choices: [String])? {
        if index == 0, letters.count > 1, Self.isKanji(letters[1]) {
            // 御意見, ご意見; 御礼, お礼.
            if letters[0] == "御" { return (1, ["ご", "お"]) }
            if letters[0] == "ご" || letters[0] == "お" { return (1, ["御"]) }
        }
        let member = members[letters[index]]?.first {
            letters[index...].starts(with: $0.letters) && Self.isWhole($0.letters, in: letters, at: index)
                && !($0.standsAlone && Self.hasKanji(beside: index..<index + $0.letters.count, in: letters))
        }
        let compound = okurigana.forms(in: letters, at: index)
        if let member, member.letters.count >= compound?.length ?? 0 {
            // 取り組み is listed with とりくみ; 取りくみ comes by rule.
            let rest = compound?.length == member.letters.count ? compound?.choices ?? [] : []
            return (member.letters.count, groups[member.group] + rest)
        }
        return compound ?? NumberForms.forms(in: letters, at: index)
    }

    /// AI is no part of MAIL.
    private static func isWhole(_ word: [Unicode.Scalar], in letters: [Unicode.Scalar], at index: Int) -> Bool {
        let end = index + word.count
        let joinsLeft = index > 0 && isLatin(letters[index - 1]) && isLatin(letters[index])
        let joinsRight = end < letters.count && isLatin(letters[end]) && isLatin(letters[end - 1])
        return !joinsLeft && !joinsRight
    }

    private static func hasKanji(beside part: Range<Int>, in letters: [Unicode.Scalar]) -> Bool {
        part.lowerBound > 0 && isKanji(letters[part.lowerBound - 1])
            && !(isKanji(letters[part.lowerBound]) && part.count > 1)
            || part.upperBound < letters.count && isKanji(letters[part.upperBound])
    }

    private static func isKanji(_ letter: Unicode.Scalar) -> Bool {
        ("\u{4E00}"..."\u{9FFF}").contains(letter) || letter == "々"
    }

    private static func isLatin(_ letter: Unicode.Scalar) -> Bool {
        letter.isASCII && letter.properties.isAlphabetic || ("0"..."9").contains(letter)
    }

    /// (株) as its own sign, so that it is one part.
    private static func abbreviated(_ letters: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for letter in letters {
            result.append(letter)
            guard letter == ")" || letter == "）", result.count >= 3,
                "(（".unicodeScalars.contains(result[result.count - 3])
            else { continue }
            let sign: Unicode.Scalar
            switch result[result.count - 2] {
            case "株": sign = "㈱"
            case "有": sign = "㈲"
            default: continue
            }
            result.removeLast(3)
            result.append(sign)
        }
        return result
    }

    /// Half width and lower case.
    private static func plain(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        var value = letter.value
        if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
        if (0x41...0x5A).contains(value) { value += 0x20 }
        return Unicode.Scalar(value) ?? letter
    }

    /// e-Gov and eGov, Society 5.0 and Society5.0, COVID19 and COVID-19.
    private static func latinForms(_ form: String) -> [String] {
        var joined = ""
        var spaced = ""
        let letters = Array(form.unicodeScalars)
        for (index, letter) in letters.enumerated() {
            if isJoint(index, in: letters) {
                spaced.unicodeScalars.append(" ")
                continue
            }
            if index > 0, ("0"..."9").contains(letter), letters[index - 1].properties.isAlphabetic,
                isLatin(letters[index - 1])
            {
                spaced.unicodeScalars.append(" ")
            }
            // eラーニング and e-ラーニング; longer words are not joined so.
            if index == 1, isKatakana(letter), isLatin(letters[0]) { spaced.unicodeScalars.append(" ") }
            joined.unicodeScalars.append(letter)
            spaced.unicodeScalars.append(letter)
        }
        return spaced == joined ? [form] : [form, joined, spaced, String(spaced.map { $0 == " " ? "-" : $0 })]
    }

    private static func isJoint(_ index: Int, in letters: [Unicode.Scalar]) -> Bool {
        index > 0 && index + 1 < letters.count && (letters[index] == " " || letters[index] == "-")
            && isLatin(letters[index - 1]) && (isLatin(letters[index + 1]) || isKatakana(letters[index + 1]))
    }

    private static func isKatakana(_ letter: Unicode.Scalar) -> Bool {
        ("\u{30A1}"..."\u{30FA}").contains(letter)
    }

    /// `打(ち)合(わせ|せ)` in all its forms.
    private static func expand(_ pattern: [Unicode.Scalar]) -> [String] {
        guard let open = pattern.firstIndex(of: "("), let close = pattern.firstIndex(of: ")") else {
            return [String(String.UnicodeScalarView(pattern))]
        }
        let head = String(String.UnicodeScalarView(pattern[..<open]))
        let choices = pattern[(open + 1)..<close].split(separator: "|").map { String(String.UnicodeScalarView($0)) }
        let tails = expand(Array(pattern[(close + 1)...]))
        return (choices + [""]).flatMap { choice in tails.map { head + choice + $0 } }
    }
}
