package import MinutesModel

/// Which part of a question and its answers a speech is, as a reader is told.
package struct ExchangeIndex {
    private let minutes: Minutes

    package init(_ minutes: Minutes) {
        self.minutes = minutes
    }

    /// 質問（答弁: 甲部長） or 答弁（質問: 乙委員）; `nil` for a speech outside all exchanges.
    package func role(ofSpeech index: Int) -> String? {
        for exchange in minutes.exchanges {
            if exchange.questions.contains(index) { return "質問（答弁: \(labels(exchange.answers))）" }
            if exchange.answers.contains(index) { return "答弁（質問: \(labels(exchange.questions))）" }
        }
        return nil
    }

    private func labels(_ speeches: [Int]) -> String {
        var labels: [String] = []
        for index in speeches where minutes.speeches.indices.contains(index) {
            let label = minutes.speeches[index].speaker.label
            if !labels.contains(label) { labels.append(label) }
        }
        return labels.joined(separator: "、")
    }
}
