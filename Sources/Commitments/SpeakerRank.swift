package import MinutesModel

/// In what name somebody speaks: it decides how firm an ending must be.
package enum SpeakerRank {
    /// Answers for an office: a minister, a mayor, a head of division.
    case official
    /// Puts questions or gives an opinion: 委員, 議員, 12番.
    case member
    /// The record gives a name and no office.
    case unnamed
    /// Leads the meeting: 議長, 委員長.
    case chair

    package init(_ speaker: Speaker) {
        // 市長（森井君）, 青柳（涼）大臣, 林大臣: the office stands before the bracket, or at the end.
        let label = speaker.label
        let front = label.prefix { $0 != "（" && $0 != "(" }
        let names = [label, String(front), speaker.role ?? ""].map { Array($0.utf8) }
        func isCalled(_ words: WordList) -> Bool {
            names.contains { words.suffixLength(of: $0[...]) != nil }
        }
        if isCalled(SpeakerRank.chairs) {
            self = .chair
        } else if isCalled(SpeakerRank.members) {
            self = .member
        } else {
            self = isCalled(SpeakerRank.offices) ? .official : .unnamed
        }
    }

    private static let chairs: WordList = ["議長", "委員長", "座長", "部会長", "分科会長", "委員長代理", "議長代理", "主査代理"]
    private static let members: WordList = ["委員", "議員", "構成員", "質問者", "番"]
    /// 長 covers 市長, 局長, 課長, 長官 is listed; 官 covers 審議官 and 政務官.
    private static let offices: WordList = [
        "大臣", "長官", "総理", "知事", "長", "官", "監", "参与", "参事", "理事", "主幹", "主査", "主任", "担当", "事務局", "当局", "参考人", "職員", "代表",
        "代理", "会計管理者",
    ]
}
