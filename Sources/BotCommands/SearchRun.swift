import BotStore
import FoundationEssentials
import JapaneseText
import Keywords
import MinutesModel

/// A search: the index names speeches that may hold the words, and the matcher of the alerts looks whether they do.
struct SearchRun {
    struct Found {
        var minutes: Minutes
        /// The speech's index.
        var speech: Int
        var passages: [KeywordPassage]
    }

    /// The index is asked for more than is shown: pairs of letters are no words, and filters come after it.
    private static let candidates = 5_000

    let store: SQLiteStore
    let matcher: KeywordMatcher
    let council: String?
    let speaker: String?
    let since: CalendarDate?

    func run(_ words: [String], limit: Int) throws -> [Found] {
        let spellings = KeywordSpellings()
        let candidates = try store.search(
            words.map { SearchWord(spellings: spellings.folded($0)) }, limit: Self.candidates)
        var records: [Int64: Minutes?] = [:]
        var found: [Found] = []
        for candidate in candidates {
            if records[candidate.document] == nil {
                records[candidate.document] = .some(try minutes(of: candidate.document))
            }
            guard let minutes = records[candidate.document] ?? nil,
                minutes.speeches.indices.contains(candidate.speech), allows(minutes, candidate.speech),
                case let passages = matcher.passages(ofSpeech: candidate.speech, in: minutes), !passages.isEmpty
            else { continue }
            found.append(Found(minutes: minutes, speech: candidate.speech, passages: passages))
            if found.count == limit { break }
        }
        return found
    }

    private func minutes(of document: Int64) throws -> Minutes? {
        guard let json = try store.minutesJSON(of: document) else { return nil }
        return try JSONDecoder().decode(Minutes.self, from: Data(json)).voiced
    }

    private func allows(_ minutes: Minutes, _ speech: Int) -> Bool {
        let who = minutes.speeches[speech].speaker
        return holds([minutes.council, minutes.title], council)
            && holds([who.label, who.name, who.role, who.organization], speaker)
            && (since == nil || minutes.date.map { $0 >= since ?? $0 } == true)
    }

    private func holds(_ texts: [String?], _ part: String?) -> Bool {
        guard let part else { return true }
        let wanted = Folding.spelling(part)
        return texts.compactMap { $0 }.contains { Folding.spelling($0).position(of: wanted) != nil }
    }
}
