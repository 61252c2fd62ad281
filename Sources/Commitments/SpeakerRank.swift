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
    /// Nobody: a record without speakers tells what was said.
    case record

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

    /// In what name a record speaks that names no speakers: a mayor's policy speech is an office's own word.
    package init(recordOf minutes: Minutes) {
        let names = (minutes.title ?? "") + " " + (minutes.council ?? "")
        self = Self.ownWords.isFound(in: Array(names.utf8)[...]) ? .official : .record
    }

    private static let ownWords: WordList = [
        "施政方針", "市政方針", "町政方針", "村政方針", "県政方針", "所信", "施政運営", "市政運営", "町政運営", "提案理由", "提案説明", "行政報告", "市長", "町長", "村長",
        "区長",
        "知事", "教育行政方針", "教育方針", "予算編成方針",
    ]
    private static let chairs: WordList = ["議長", "委員長", "座長", "部会長", "分科会長", "委員長代理", "議長代理", "主査代理"]
    private static let members: WordList = ["委員", "議員", "構成員", "質問者", "番"]
    /// 長 covers 市長, 局長, 課長, 長官 is listed; 官 covers 審議官 and 政務官.
    private static let offices: WordList = [
        "大臣", "長官", "総理", "知事", "長", "官", "監", "参与", "参事", "理事", "主幹", "主査", "主任", "担当", "事務局", "当局", "参考人", "職員", "代表",
        "代理", "会計管理者",
    ]
}
