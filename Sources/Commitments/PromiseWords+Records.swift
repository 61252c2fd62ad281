/// The plain style of records that name no speakers: 事務局は11月末までに論点を整理する.
extension PromiseWords {
    /// A verb in its dictionary form, with a day by which: something that somebody is to do. What happens by itself, and
    /// what is said about it, is none.
    static func isTask(_ predicate: ArraySlice<UInt8>) -> Bool {
        if agreed.suffixLength(of: predicate) != nil { return true }
        return verbEnds.suffixLength(of: predicate) != nil && happenings.suffixLength(of: predicate) == nil
            && limits.isFound(in: predicate)
    }

    private static let agreed: WordList = [
        "こととなった", "こととした", "ことになった", "ことにした", "ことで合意した", "ことで了承された", "ことが決まった", "ことを決めた", "ことを確認した",
    ]
    private static let verbEnds: WordList = ["う", "く", "ぐ", "す", "つ", "ぬ", "ぶ", "む", "る"]
    private static let limits: WordList = ["まで", "中に", "内に", "を目途", "をめど", "を目処", "末に"]
    private static let happenings: WordList = [
        "ます", "です", "される", "られる", "なる", "ある", "いる", "おる", "れる見込みである", "できる", "減る", "増える", "始まる", "終わる", "達する", "上がる",
        "下がる", "高まる", "広がる",
        "進む", "続く", "迎える", "かかる", "過ぎる", "見える", "思う", "考える", "よる", "発生する", "増加する", "減少する", "該当する", "予想する", "言う", "いう",
        "という",
        "失効する", "満了する", "終了する", "適用する", "及ぶ", "残る", "のぼる", "届く", "間に合う", "違う",
    ]
}
