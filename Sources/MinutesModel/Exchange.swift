/// A question and its answers (質疑応答): one question speech and one answer (一問一答), or a speech of several questions and
/// the answers of several officials (一括質問・一括答弁). The chair's lines in between are no part of it.
public struct Exchange: Sendable, Equatable, Codable {
    /// Indices of the speeches that ask, never empty.
    public var questions: [Int]
    /// Indices of the speeches that answer, never empty.
    public var answers: [Int]
    /// What the answers say that they are about, in their order: `学校給食費`. Empty when they name nothing.
    public var topics: [String]

    public init(questions: [Int], answers: [Int], topics: [String] = []) {
        self.questions = questions
        self.answers = answers
        self.topics = topics
    }
}
