import MinutesModel

extension Commitment.Firmness {
    /// - Parameter predicate: the clause, without what follows its last verb.
    init(of predicate: ArraySlice<UInt8>, mood: PromiseMood) {
        // 60 bytes are twenty characters: the last verb and what it is done to.
        let tail = predicate.suffix(60)
        if Self.certain.isFound(in: predicate) {
            self = .firm
        } else if Self.weighing.isFound(in: tail) || PromiseWords.intention.suffixLength(of: predicate) != nil {
            self = .considered
        } else if mood != .will || Self.aiming.isFound(in: tail) {
            self = .aimed
        } else if PromiseWords.plan.suffixLength(of: predicate) != nil || Self.planning.isFound(in: tail) {
            self = .planned
        } else {
            self = .firm
        }
    }

    private static let certain: WordList = ["必ず", "確実に"]
    private static let weighing: WordList = [
        "検討し", "検討をし", "検討を進め", "検討を行", "検討いたし", "検討してまい", "検討を重ね", "検討する", "検討していく",
    ]
    private static let aiming: WordList = ["目指", "めざ", "目標", "目途", "めど", "目処", "努め", "努力"]
    private static let planning: WordList = ["予定", "段取り", "スケジュール", "見込み", "見通し"]

    /// For people: 目標.
    package var japanese: String {
        switch self {
        case .firm: "約束"
        case .planned: "予定"
        case .aimed: "目標"
        case .considered: "検討・意向"
        }
    }
}
