import MinutesModel

/// In what name somebody speaks: it decides how firm an ending must be.
enum SpeakerRank {
    /// Answers for an office: a minister, a mayor, a head of division, or somebody the record does not describe.
    case official
    /// Puts questions or gives an opinion: 委員, 議員, 12番.
    case member
    /// Leads the meeting: 議長, 委員長.
    case chair

    init(_ speaker: Speaker) {
        let label = Array(speaker.label.utf8)
        let role = Array((speaker.role ?? "").utf8)
        func isCalled(_ words: WordList) -> Bool {
            words.suffixLength(of: label[...]) != nil || words.suffixLength(of: role[...]) != nil
                || words.prefixLength(of: label[...]) != nil
        }
        if isCalled(SpeakerRank.chairs) {
            self = .chair
        } else if isCalled(SpeakerRank.members) || SpeakerRank.isSeat(speaker.label) {
            self = .member
        } else {
            self = .official
        }
    }

    /// 12番（堀江君）: a seat in an assembly.
    private static func isSeat(_ label: String) -> Bool {
        let digits = label.prefix { $0.isNumber }
        return !digits.isEmpty && label.dropFirst(digits.count).first == "番"
    }

    private static let chairs: WordList = ["議長", "委員長", "座長", "部会長", "分科会長", "副委員長", "副議長"]
    private static let members: WordList = ["委員", "議員", "専門委員", "構成員", "質問者"]
}
