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

    /// A last kanji with the kana behind it: a verb that begins after the word (消費税|込み, 予算|組み, 住民|向け).
    static func isStem(_ kanji: UInt32, before kana: UInt32) -> Bool {
        (0x4E00..<0xA000).contains(kanji) && beginsStem[Int(kanji - 0x4E00)]
            && stems.contains(UInt64(kanji) << 32 | UInt64(kana))
    }

    /// By kanji from U+4E00 on: most are no stem, and every word beside a kanji asks.
    private static let beginsStem: [Bool] = {
        var table = [Bool](repeating: false, count: 0xA000 - 0x4E00)
        for stem in stems { table[Int(stem >> 32) - 0x4E00] = true }
        return table
    }()

    private static let stems: Set<UInt64> = Set(
        """
        込み 込む 込め 払い 払う 払っ 払わ 上げ 上が 下げ 下が 引き 引く 引い 付き 付け 付く 付い 向け 向き 向か 取り 取る 取っ 取れ 取ら 入り 入れ 入る 入っ 出し 出す 出る
        出せ 立て 立ち 立つ 立っ 切れ 切り 切る 切っ 落ち 落と 減り 減ら 減る 減っ 増え 増や 増し 足り 足ら 過ぎ 余り 余っ 残り 残し 残っ 使い 使う 使っ 掛け 掛か 組み 組む 組ん 受け
        渡し 渡す 渡り 戻し 戻り 戻る 請け 扱い 扱う 続き 続け 続く 止め 止ま 締め 締ま 替え 替わ 換え 換わ 越え 越し 返し 返す 返り 押し 押さ 抜き 抜け 張り 積み 積ん 積も 貼り 盛り
        待ち 待つ 待っ 逃れ 逃げ 漏れ 漏ら 遅れ 遅ら 離れ 離し 絡み 絡む 狙い 沿い 沿っ 違い 違っ 違う 並み 並び 並ん 終わ 終え 始ま 始め 明け 当た 当て 別れ 分け 分か 置き 置く 泣き
        負け 負っ 負う 勝ち 勝っ 持ち 持つ 持っ 任せ 頼み 頼る 頼っ 作り 作る 作っ 造り 育て 育ち 育つ 生ま 住み 住む 住ん 住ま 守り 守る 守っ 知ら 知る 知り 示し 示す 示さ 求め 認め
        決め 決ま 定め 挙げ 起き 起こ 変わ 変え 図り 図る 図っ 担い 担う 担っ 進め 進み 進む 進ん 行い 行う 行っ 行わ 行き 言い 言う 言っ 思い 思う 思っ 見て 見る 見た 見ら 見え 得て
        得る 得ら 得た 伴い 伴う 伴っ 至る 至り 至っ 関わ 係る 係り 係わ 代わ 兼ね 兼ね 除き 除く 除い 含め 含み 含む 含ま 超え 超す 迎え 集め 集ま 送り 送る 送っ 届け 届い 学び 学ぶ 学ん
        教え 買い 買う 買っ 売り 売る 売れ 売っ 借り 借れ 貸し 貸す 働き 働く 働い 歩き 歩く 読み 読む 読ん 書き 書く 書い 聞き 聞く 聞い 呼び 呼ぶ 呼ん 選び 選ぶ 選ば 選ん 絞り 絞っ 縮め
        伸び 伸ば 広げ 広が 支え 備え 整え 整い 救う 救い 助け 防ぐ 防ぎ 招き 招い 招く 寄り 寄せ 寄っ 回し 回っ 巡り 巡る 巡っ 通じ 通し 通う 通っ 限り 限る 限っ 及び 及ぶ 及ん 次ぐ
        継ぎ 継い 継ぐ 潰し 潰れ 崩れ 崩し 壊れ 壊し 割れ 割り 振り 振る 振っ 乗り 乗る 乗せ 乗っ 降り 降ろ 開き 開く 開い 開け 閉じ 閉め 高め 高ま 低い 低く 高い 高く 多い 多く 少な 強い 強く
        弱い 深い 深め 深ま 近い 近く 遠い 長い 短い 早い 早く 速い 遅い 広い 広く 狭い 安い 若い 古い 新し 良い 良く 悪い 悪く 無い 無く 等の 等に 等を 等が 等で 等は 等も 等へ
        """
        .split(whereSeparator: { $0 == " " || $0 == "\n" }).map { pair in
            let letters = Array(pair.unicodeScalars)
            return UInt64(letters[0].value) << 32 | UInt64(letters[1].value)
        })

    static func codes(_ letters: String) -> [UInt32] {
        letters.unicodeScalars.filter { $0.value > 0x20 }.map { $0.value }
    }
}
