import MinutesModel
import Summaries

/// Questions with their answers (質疑応答), a line for each topic: who asked what, who answered what.
struct ExchangeLines {
    struct Line {
        let line: Fitting.Line
        /// The labels of those whose words it tells.
        let speakers: [String]
    }

    let minutes: Minutes
    /// How many lines can be of use at most.
    let most: Int
    /// Each line says where it stands.
    var refers = true

    /// In characters, for each of the two: two lines of a chat window, and a good one. Shorter parts were tried, and are
    /// riddles: fewer questions that can be understood are worth more than many that cannot.
    private static let lengths = [80, 50]

    /// What was asked and answered on one topic.
    private struct Matter {
        let exchange: Exchange
        let topic: String?
        /// How long it was talked of, in bytes; `named` times as much where the answer names its topic.
        let size: Int
    }

    /// In the order of the record, the matters that were talked of longest.
    /// - Returns: the lines, and how many matters have none.
    func lines() -> (lines: [Line], omitted: Int) {
        let matters = minutes.exchanges.flatMap(self.matters)
        let longest = matters.indices.sorted { (matters[$0].size, -$0) > (matters[$1].size, -$1) }.prefix(most)
        var sides: (exchange: Exchange, sides: Sides)?
        var told = Told()
        let lines = longest.sorted().compactMap { index -> Line? in
            let matter = matters[index]
            let both: Sides
            if let sides, sides.exchange == matter.exchange {
                both = sides.sides
            } else {
                both = Sides(
                    questions: matter.exchange.questions.map { minutes.speeches[$0] },
                    answers: matter.exchange.answers.map { minutes.speeches[$0] })
                sides = (matter.exchange, both)
            }
            return line(of: matter, in: both, &told)
        }
        return (lines, matters.count - lines.count)
    }

    /// Whoever is asked about several things answers them one by one, and says which.
    private func matters(of exchange: Exchange) -> [Matter] {
        let size = (exchange.questions + exchange.answers).reduce(0) { total, index in
            minutes.speeches[index].paragraphs.reduce(total) { $0 + $1.utf8.count }
        }
        let topics = exchange.topics.map(ExchangeLines.cleaned).filter { $0.count >= ExchangeLines.shortestTopic }
        guard !topics.isEmpty else { return [Matter(exchange: exchange, topic: nil, size: size)] }
        return topics.map {
            Matter(exchange: exchange, topic: $0, size: size * ExchangeLines.named / topics.count)
        }
    }

    private static func cleaned(_ topic: String) -> String {
        var topic = topic[...]
        while let last = topic.last, "、。，・　 ".contains(last) { topic.removeLast() }
        return String(topic)
    }

    /// A prepared question on a named topic is what a session is held for; asking again is shorter, and reads worse alone.
    private static let named = 4
    /// What a line is worth whose answer only points.
    private static let riddle = 0.3
    /// 今後 and 予算 name no topic.
    private static let shortestTopic = 4

    /// What lines above have said: two topics can have one sentence that asks about both.
    private struct Told {
        var questions: Set<String> = []
        var answers: Set<String> = []
    }

    private func line(of matter: Matter, in sides: Sides, _ told: inout Told) -> Line? {
        let topic = matter.topic
        let answers = ExchangeLines.lengths.compactMap { sides.answered(topic, limit: $0) }
        guard let answered = answers.first, told.answers.insert(answered.label + answered.text).inserted else {
            return nil
        }
        let questions = ExchangeLines.lengths.compactMap { sides.asked(topic, limit: $0) }
        guard let asked = questions.first else { return nil }
        // The same question once more, in front of what else was answered: the topic stands for it.
        let words = questions.map { $0.label + $0.text }
        let isNew = told.questions.isDisjoint(with: words)
        told.questions.formUnion(words)
        let tells = isNew && asked.asks && ExchangeSense.names(asked.text, besides: topic)
        guard tells || topic != nil, ExchangeSense.names(answered.text, besides: topic) else { return nil }
        var variants: [String] = []
        for (asked, answered) in zip(questions, answers) {
            let question = tells ? "\(asked.speaker)「\(asked.text)」→ " : "\(asked.speaker)→ "
            let lines = (tells ? asked.lines : []) + answered.lines
            let variant =
                question + "\(answered.speaker)「\(answered.text)」" + (refers ? LineReference.text(lines) : "")
            if variant.utf16.count < variants.last?.utf16.count ?? .max { variants.append(variant) }
        }
        let sense = ExchangeSense.agreement(of: (topic ?? "") + asked.text, and: answered.text)
        return Line(
            line: Fitting.Line(
                prefix: topic.map { "【\($0)】" } ?? "", variants: variants, best: min(1, variants.count - 1),
                rank: Double(matter.size).squareRoot() * (1 + sense)
                    * (ExchangeSense.pointsBack(answered.text) ? ExchangeLines.riddle : 1)),
            speakers: [asked.label, answered.label])
    }
}

/// The two sides of an exchange.
private struct Sides {
    struct Words {
        /// As the record prints it.
        let label: String
        let text: String

        /// Of the document.
        let lines: [Int?]
        /// One of the sentences asks or demands.
        let asks: Bool

        var speaker: String { SpeakerName.short(label) }
    }

    private let questions: Side
    private let answers: Side

    init(questions: [Speech], answers: [Speech]) {
        self.questions = Side(questions, weights: Side.asking)
        self.answers = Side(answers, weights: Side.answering)
    }

    func asked(_ topic: String?, limit: Int) -> Words? {
        topic.map { questions.words(on: $0, limit: limit) } ?? questions.words(limit: limit)
    }

    /// Without a topic the answer is what says most of what was asked.
    func answered(_ topic: String?, limit: Int) -> Words? {
        if let topic { return answers.words(on: topic, limit: limit) }
        let asked = questions.words(limit: 200)
        return asked.flatMap { answers.words(on: $0.text, limit: limit) } ?? answers.words(limit: limit)
    }

    private struct Side {
        let speeches: [Speech]
        let text: SpokenText
        let writer: GistWriter
        let finder: AnswerFinder

        init(_ speeches: [Speech], weights: GistWeights) {
            self.speeches = speeches
            text = SpokenText(speeches)
            writer = GistWriter(weights: weights, marksCuts: true)
            finder = AnswerFinder(text, writer: writer)
        }

        /// Of what somebody says before asking, only the question itself is wanted.
        static let asking: GistWeights = {
            var weights = answering
            weights.question = 8
            weights.overlap = 2
            return weights
        }()

        /// A reader stumbles over a torn phrase more than a measurement does.
        static let answering: GistWeights = {
            var weights = GistWeights()
            weights.torn = 0.8
            // その計画に沿って: the plan stands in a sentence that the line does not have.
            weights.pointing = -3
            return weights
        }()

        func words(limit: Int) -> Words? { writer.gist(of: text, limit: limit).map(words) }

        func words(on topic: String, limit: Int) -> Words? { finder.answer(to: topic, limit: limit).map(words) }

        private func words(of gist: Gist) -> Words {
            let speech = speeches[gist.places.last.map(text.speech) ?? 0]
            return Words(
                label: speech.speaker.label, text: gist.text, lines: gist.places.map { text.lines[$0] },
                asks: gist.sentences.contains(where: ExchangeSense.asks))
        }
    }
}
