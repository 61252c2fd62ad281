/// What one kanji may be beside a word: 副|市長, 県|議会, 医療|費. Data only: `KanjiRun` weighs with it.
enum Affixes {
    /// Stand before a word and leave it what it is.
    static let prefixes = Set<UInt32>(codes("県市町村区都府道国州公私副前元現新旧再未非不無超全各諸総当本同主準准反脱対次来毎昨約要被某両貴弊御仮他逆純単多省党米英独仏日韓露欧"))

    /// Stand before words, too, and begin as many words of two kanji: 大|規模, but 大学|生.
    static let weakPrefixes = Set<UInt32>(codes("大小高低中長短少上下内外東西南北最初老若男女夏冬春秋生古良悪軽重強弱裏片実核中官民院"))

    /// Stand behind a word.
    static let suffixes = Set<UInt32>(
        codes(
            """
            市県町村区都府道国州郡省庁部課費税法案係局室署所院館場園校店会団党派隊組班科学令書表票証券帳簿状件料金額代賃価率量数度性化的型式用者員長官相士師家人民生児婦
            系線路港駅橋川山島街域圏帯層面点力権業界種類品物材機器具車船剤薬病症論策説観感例版編集達側内外前後中間時期年月日次週回号条項款章節割別毎向先元発着宛済付制
            下上際初末頃余製流風型欲死刑罪犯賞祭展式典軍兵庫倉塔城寺宮殿像網枠欄版紙誌画図差比値級番口座席服歯費職労務役債株益損息語史作権利体手地
            """))

    /// Stand behind a word, too, and begin or end as many words: 地下|水, but 水産|業.
    static let weakSuffixes = Set<UInt32>(codes("水土石鉄火風木林森草花米豆肉魚油塩酒茶糸布毛皮骨血心肺胃腸河池沼海洋沖浜畑田庭屋邸堂熱光音声色味電気原丁階棟軒戸位当元"))

    /// Stand behind a number.
    static let counters = Set<UInt32>(codes("年月日時分秒週回号次期条項款章節割名人件社校館棟戸台本枚個箇歳才円億万兆千百十部巻冊度級種類区番丁階位点票社"))

    static let numerals = Set<UInt32>(codes("〇一二三四五六七八九十百千万億兆"))

    static func codes(_ letters: String) -> [UInt32] {
        letters.unicodeScalars.filter { $0.value > 0x20 }.map { $0.value }
    }
}
