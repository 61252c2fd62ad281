/// The ministry, agency, bureau or office that a speech names as its subject: 「総務省としては、」「農林水産省は、」.
struct Organisations {
    /// Mayors and governors speak for themselves: a ministry named in their speech is somebody else's.
    private let carriesOver: Bool
    private let particles: WordList
    private var carried: String?

    init(speaker: String) {
        carriesOver = !Self.localHeads.isFound(in: Array(speaker.utf8)[...])
        particles = Self.topics
    }

    /// Of a record that names no speakers: each sentence names its own, also as 総務課が.
    init() {
        carriesOver = false
        particles = Self.subjects
    }

    /// The organisation of one sentence after the other of a speech: the one that the sentence names, else the ministry
    /// or agency that an earlier one named, or the office for which it spoke (としては).
    mutating func next(_ sentence: [UInt8]) -> String? {
        guard let subject = Self.subject(of: sentence, particles) else { return carried }
        if carriesOver, subject.isOwn || subject.isMinistry { carried = subject.name }
        return subject.name
    }

    /// The ministry, agency, bureau or company with which a line begins: 総務省 in 総務省行政管理局長.
    static func named(in line: [UInt8]) -> String? {
        guard let place = headEndings.firstRange(in: line[...]), place.lowerBound > 0 else { return nil }
        let name = line[..<place.upperBound]
        let isOneWord = (0..<(name.count / 3)).allSatisfy { isNameCharacter(name[($0 * 3)..<($0 * 3 + 3)]) }
        guard name.count % 3 == 0, isOneWord, !isUnnamed(name) else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    private struct Subject {
        var name: String
        /// 総務省としては: the speaker's own.
        var isOwn: Bool
        var isMinistry: Bool
    }

    /// The last one named in the sentence, as spoken; `nil` when it names none.
    private static func subject(of sentence: [UInt8], _ particles: WordList) -> Subject? {
        var found: Subject?
        var index = 0
        while index < sentence.count, let place = endings.firstRange(in: sentence[index...]) {
            index = place.upperBound
            let after = sentence[index...]
            let isOwn = ownParticles.prefixLength(of: after) != nil
            guard isOwn || particles.prefixLength(of: after) != nil else { continue }
            let start = nameStart(before: place.lowerBound, in: sentence)
            let name = sentence[start..<place.upperBound]
            let isPlace = places.prefixLength(of: sentence[place]) != nil
            guard start < place.lowerBound, !isUnnamed(name), !isPlace || name.count <= longestPlace else { continue }
            found = Subject(
                name: String(decoding: name, as: UTF8.self), isOwn: isOwn,
                isMinistry: ministries.prefixLength(of: sentence[place]) != nil)
        }
        return found
    }

    /// Walks back over kanji, katakana and ー; over hiragana only where a phrase begins with the name (学び文化省は、),
    /// because inside a phrase hiragana are particles.
    private static func nameStart(before end: Int, in sentence: [UInt8]) -> Int {
        let start = walkBack(from: end, in: sentence, over: isNameCharacter)
        guard start > 0 else { return start }
        let phrase = walkBack(from: start, in: sentence) { isNameCharacter($0) || isHiragana($0) }
        let isAtStart = phrase == 0 || commas.prefixLength(of: sentence[(phrase - 3)...]) != nil
        // Four characters: こども, デジタル社会の… is longer and has a particle in it.
        guard isAtStart, start - phrase <= 4 * 3, !wordsBefore.isFound(in: sentence[phrase..<start]) else {
            return start
        }
        return phrase
    }

    private static func walkBack(from end: Int, in text: [UInt8], over isPart: (ArraySlice<UInt8>) -> Bool) -> Int {
        var start = end
        while start >= 3, isPart(text[(start - 3)..<start]) { start -= 3 }
        return start
    }

    private static func isNameCharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
        let (first, second, third) = (bytes[bytes.startIndex], bytes[bytes.startIndex + 1], bytes[bytes.startIndex + 2])
        switch first {
        case 0xE4...0xE9: return true  // kanji, U+4000–U+9FFF
        case 0xE3: return second == 0x83 || (second == 0x82 && third >= 0xA1)  // katakana and ー
        default: return false
        }
    }

    private static func isHiragana(_ bytes: ArraySlice<UInt8>) -> Bool {
        let (first, second, third) = (bytes[bytes.startIndex], bytes[bytes.startIndex + 1], bytes[bytes.startIndex + 2])
        return first == 0xE3 && (second == 0x81 || (second == 0x82 && third <= 0x96))
    }

    /// 関係省庁, 各府省, 本市: they say that there is an organisation, not which.
    private static func isUnnamed(_ name: ArraySlice<UInt8>) -> Bool {
        unnamedStarts.prefixLength(of: name) != nil
    }

    private static let endings: WordList = [
        "省", "庁", "局", "委員会", "機構", "センター", "本部", "府", "都", "県", "市", "区", "町", "村", "部", "課",
    ]
    private static let headEndings: WordList = ["省", "庁", "委員会事務局", "機構", "株式会社", "大学", "協会", "財団", "研究所"]
    private static let ministries: WordList = ["省", "庁"]
    private static let places: WordList = ["府", "都", "県", "市", "区", "町", "村", "部", "課"]
    /// Six characters: さいたま市 has five; a longer run of kanji is a term that happens to end so.
    private static let longestPlace = 6 * 3
    private static let topics: WordList = ["は", "では"]
    private static let subjects: WordList = ["は", "では", "が"]
    private static let ownParticles: WordList = ["としては", "としましては", "といたしましては", "として、", "におきましては"]
    private static let localHeads: WordList = ["市長", "区長", "町長", "村長", "知事"]
    private static let commas: WordList = ["、", "，"]
    private static let wordsBefore: WordList = ["の", "は", "が", "を", "に", "で", "と", "また", "まず", "へ", "から", "より"]
    private static let unnamedStarts: WordList = [
        "関係", "各", "本", "当", "同", "貴", "両", "全", "他", "府省", "省庁", "自治体", "地方", "一部", "今",
    ]
}
