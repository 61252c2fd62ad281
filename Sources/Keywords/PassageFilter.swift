import JapaneseText
import MinutesModel

/// What narrows a rule beyond its words: who spoke, where, under which point, and what stands near.
struct PassageFilter {
    private let minutes: Minutes
    private let expressions = TimeExpressions()
    private let decided: Set<Int>

    init(_ minutes: Minutes) {
        self.minutes = minutes
        decided = Set(minutes.decisions.map { $0.speech })
    }

    /// Whether the rule listens to this meeting.
    func allows(_ rule: KeywordRule) -> Bool {
        Self.holds([minutes.council, minutes.title], one: rule.councils)
    }

    func allows(_ rule: KeywordRule, speech: Int) -> Bool {
        let speaker = minutes.speeches[speech].speaker
        return Self.holds([speaker.label, speaker.name, speaker.role], one: rule.speakers)
            && Self.holds([speaker.role, speaker.role == nil ? speaker.label : nil], one: rule.roles)
            && Self.holds(
                [speaker.organization, speaker.organization == nil ? speaker.label : nil], one: rule.organizations)
            && (rule.agenda.isEmpty
                || Self.holds([minutes.agendaItem(ofSpeech: speech)?.title], one: rule.agenda))
    }

    func allows(_ rule: KeywordRule, _ passage: KeywordPassage) -> Bool {
        rule.only.isEmpty
            || rule.only.contains { company in
                switch company {
                case .decision: isDecided(near: passage.place.speech)
                case .deadline: namesDeadline(passage)
                }
            }
    }

    /// The chair puts to the meeting what was just spoken of: the decision stands in the speech or the next one.
    private func isDecided(near speech: Int) -> Bool {
        decided.contains(speech) || decided.contains(speech + 1)
    }

    private func namesDeadline(_ passage: KeywordPassage) -> Bool {
        // Without a date of the meeting, any day will do: whether there is a deadline does not hang on it.
        guard let anchor = minutes.date ?? CalendarDate(year: 2000, month: 1, day: 1) else { return false }
        return [passage.sentence, passage.before, passage.after].compactMap { $0 }.contains { sentence in
            expressions.find(in: sentence, anchor: anchor).contains { $0.kind == .deadline }
        }
    }

    /// Whether one of the words stands in one of the texts, in any spelling; no words: everything passes.
    private static func holds(_ texts: [String?], one words: [String]) -> Bool {
        guard !words.isEmpty else { return true }
        let said = texts.compactMap { $0 }.map { Folding.spelling($0) }
        return words.contains { word in
            let wanted = Folding.spelling(word)
            return said.contains { $0.position(of: wanted) != nil }
        }
    }
}
