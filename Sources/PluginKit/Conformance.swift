import MinutesModel

extension PluginHarness {
    /// Holds the plugin against the rules that every plugin keeps, with these events and some of its own, and gives a
    /// sentence for every rule it breaks. It does not change the harness' state.
    ///
    /// The rules: it answers every event, also a kind or a command it does not know; equal events give equal answers;
    /// every notice has a key, a topic and a title, and no two notices of an answer share a key; every commitment has
    /// an id; answer and state can be written as JSON, the state within its limit.
    public func conformanceProblems(with events: [Event] = []) async -> [String] {
        var problems: [String] = []
        for event in events + Self.strangeEvents {
            var (first, second) = (self, self)
            do {
                let answer = try await first.answer(to: event)
                let again = try await second.answer(to: event)
                if answer != again {
                    problems.append("\(event.kind): the same event twice gives two different answers")
                }
                problems += Self.problems(of: answer).map { "\(event.kind): \($0)" }
                // With the state it has by now, the host may send the same event again.
                _ = try await first.answer(to: event)
            } catch {
                problems.append("\(event.kind): \(sentence(of: error))")
            }
        }
        return problems
    }

    private static func problems(of answer: Answer) -> [String] {
        var problems: [String] = []
        var keys: Set<String> = []
        for notice in answer.notices {
            if notice.key.isEmpty { problems.append("a notice has no key") }
            if notice.topic.isEmpty { problems.append("the notice '\(notice.key)' has no topic") }
            if notice.title.isEmpty { problems.append("the notice '\(notice.key)' has no title") }
            if !keys.insert(notice.key).inserted { problems.append("two notices have the key '\(notice.key)'") }
        }
        var ids: Set<String> = []
        for commitment in answer.commitments {
            if commitment.id.isEmpty { problems.append("a commitment has no id") }
            if !ids.insert(commitment.id).inserted { problems.append("two commitments have the id '\(commitment.id)'") }
        }
        return problems
    }

    /// What comes sooner or later: a record of which nothing could be read, a day without commitments, a command of a
    /// newer bot.
    private static var strangeEvents: [Event] {
        let day = CalendarDate(dayNumber: 0)
        let minutes = Minutes(id: "sha256:0", source: Source(format: "text", encoding: "UTF-8"))
        return [
            .minutesArrived(minutes),
            .dayBegan(day, open: []),
            .command(Command(name: "conformance-unknown", arguments: ["unknown": ""], minutes: nil, day: day)),
        ]
    }
}
