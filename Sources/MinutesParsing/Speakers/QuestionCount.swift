/// Questions and answers of a document.
struct QuestionCount {
    private var questions = 0
    private var answers = 0
    private var named = 0
    private var namedAnswers = 0

    mutating func add(_ line: LineView) {
        guard let found = QuestionLabel.read(in: line.text.span, range: line.content) else { return }
        if found.isQuestion { questions += 1 } else { answers += 1 }
        guard found.isNamed else { return }
        named += 1
        if !found.isQuestion { namedAnswers += 1 }
    }

    /// Both ask and answer say who speaks.
    var areNamed: Bool { namedAnswers > 0 && named > namedAnswers }

    /// A question and an answer at least.
    var grammar: (grammar: SpeakerGrammar, speeches: Int)? {
        guard questions > 0, answers > 0 else { return nil }
        return (SpeakerGrammar(form: .questions), questions + answers)
    }
}
