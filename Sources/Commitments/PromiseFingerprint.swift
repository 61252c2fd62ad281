import JapaneseText
package import MinutesModel

/// What two wordings of one promise have in common: who promises, and the pairs of neighbouring characters of what is
/// promised, without particles and endings.
package struct PromiseFingerprint {
    /// Folded.
    let council: [UInt8]
    private let speaker: String
    private let role: String?
    private let organization: String?
    /// Pairs of kanji, katakana, letters or digits, sorted, each once.
    private let pairs: [UInt64]
    /// 第2工区 and 第3工区 are two works: numbers must not differ.
    private let numbers: Set<[UInt8]>

    /// `nil` for what cannot be recognised: without a council's name nothing says that it is the same meeting's row.
    package init?(_ commitment: Commitment) {
        guard commitment.kind == .promise else { return nil }
        let name = commitment.meeting.council ?? ""
        guard !name.isEmpty else { return nil }
        council = Folding.fold(name).bytes
        speaker = commitment.speaker
        role = commitment.role
        organization = commitment.organization
        let text = Folding.fold(commitment.core ?? commitment.text)
        (pairs, numbers) = Self.content(of: text.bytes)
        guard pairs.count >= Self.fewestPairs else { return nil }
    }

    /// Four pairs are two words: less says nothing.
    private static let fewestPairs = 4

    /// Whether the two are one promise, said twice. Two ministries never make one.
    /// - Parameter inOneMeeting: a speech of a mayor holds many like sentences that are all meant.
    package func isSame(as other: PromiseFingerprint, inOneMeeting: Bool = false) -> Bool {
        if let organization, let theirs = other.organization, organization != theirs { return false }
        guard council == other.council, numbers == other.numbers || numbers.isEmpty || other.numbers.isEmpty else {
            return false
        }
        let likeness = likeness(to: other)
        if inOneMeeting { return likeness >= Self.oneMeeting }
        return likeness >= (isSameOffice(as: other) ? Self.sameOffice : Self.otherOffice)
    }

    /// The share of pairs that both have (Jaccard), or, where one wording is much shorter, most of the share of its own
    /// pairs that the longer one has.
    package func likeness(to other: PromiseFingerprint) -> Double {
        let both = Double(common(with: other))
        let jaccard = both / (Double(pairs.count + other.pairs.count) - both)
        return max(jaccard, Self.containment * both / Double(min(pairs.count, other.pairs.count)))
    }

    // Set on the pairs judged in SamePromiseTests: same promises lie at 0.47 and above, others at 0.33 and below.
    private static let sameOffice = 0.42
    /// Another person of the same house must say nearly the same.
    private static let otherOffice = 0.6
    private static let oneMeeting = 0.75
    /// A short wording inside a long one is less certain than two of one length.
    private static let containment = 0.6

    /// A successor in an office keeps its promises.
    private func isSameOffice(as other: PromiseFingerprint) -> Bool {
        organization != nil && organization == other.organization || speaker == other.speaker
            || (role != nil && role == other.role)
    }

    private func common(with other: PromiseFingerprint) -> Int {
        var (left, right, count) = (0, 0, 0)
        while left < pairs.count, right < other.pairs.count {
            if pairs[left] == other.pairs[right] {
                (left, right, count) = (left + 1, right + 1, count + 1)
            } else if pairs[left] < other.pairs[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return count
    }

    private static func content(of text: [UInt8]) -> (pairs: [UInt64], numbers: Set<[UInt8]>) {
        var pairs: Set<UInt64> = []
        var numbers: Set<[UInt8]> = []
        var previous: UInt32?
        var digits: [UInt8] = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if (0x30...0x39).contains(scalar.value) {
                digits.append(UInt8(scalar.value))
            } else if scalar != ",", !digits.isEmpty {
                numbers.insert(digits)
                digits = []
            }
            guard isContent(scalar) else {
                previous = nil
                continue
            }
            if let previous { pairs.insert(UInt64(previous) << 32 | UInt64(scalar.value)) }
            previous = scalar.value
        }
        if !digits.isEmpty { numbers.insert(digits) }
        return (pairs.sorted(), numbers)
    }

    /// Kanji, katakana, letters and digits; hiragana carries grammar.
    private static func isContent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A, 0x30A1...0x30FA, 0x30FC, 0x3400...0x9FFF, 0x3005, 0xF900...0xFAFF: true
        default: false
        }
    }
}
