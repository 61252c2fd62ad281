/// What a clause's ending says about the will behind it.
enum PromiseMood: Equatable {
    case none
    /// まいります, いたします, 予定です.
    case will
    /// 進めております: under way. A promise only where the date is its aim.
    case underWay
    /// 計画を取りまとめました: a promise only where the plan names its day.
    case adopted

    init(of clause: Clause, in sentence: [UInt8], by rank: SpeakerRank) {
        let text = sentence[clause.range]
        let predicate = sentence[clause.predicate]
        let others = clause.range.lowerBound == 0 ? PromiseWords.otherSubjects.prefixLength(of: text) != nil : false
        let speaksForOthers = rank == .member && !PromiseWords.firstPerson.isFound(in: text)
        let asksNow = PromiseWords.proposals.isFound(in: text) && !PromiseWords.proposalDays.isFound(in: text)
        if others || speaksForOthers || asksNow || PromiseWords.statements.isFound(in: text) {
            self = .none
        } else if PromiseWords.volition.suffixLength(of: predicate) != nil
            || PromiseWords.plan.suffixLength(of: predicate) != nil
            || rank == .official && PromiseWords.intention.suffixLength(of: predicate) != nil
        {
            self = .will
        } else if rank == .record, PromiseWords.isTask(predicate) {
            self = .will
        } else if PromiseWords.progress.suffixLength(of: predicate) != nil {
            self = .underWay
        } else if PromiseWords.adopted.suffixLength(of: predicate) != nil, PromiseWords.plans.isFound(in: text) {
            self = .adopted
        } else {
            self = .none
        }
    }
}
