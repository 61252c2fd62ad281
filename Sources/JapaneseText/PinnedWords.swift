/// Words whose cuts are known: `都道府県` has none, `東京|都` one. Where nothing is listed, ICU and `KanjiRun` decide. Data
/// and its index only.
struct PinnedWords: Sendable {
    struct Word: Sendable {
        var letters: [UInt32]
        /// Where a part may end, in letters, between the word's own ends.
        var cuts: Set<Int>
    }

    static let shared = PinnedWords(rows)

    /// By first letter.
    private var words: [UInt32: [Word]] = [:]

    private init(_ rows: String) {
        for row in rows.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            var word = Word(letters: [], cuts: [])
            for letter in row.unicodeScalars {
                if letter == "|" { word.cuts.insert(word.letters.count) } else { word.letters.append(letter.value) }
            }
            words[word.letters[0], default: []].append(word)
        }
    }

    /// Whether a cut at `index`, where `keyword` begins or ends, is known to be right or wrong; the longest listed word
    /// over it tells. That 人 is a part of 外国人 says nothing of a keyword that goes on beyond it.
    func isCut(_ index: Int, of keyword: Range<Int>, in codes: [UInt32]) -> Bool? {
        var longest = 0
        var answer: Bool?
        for start in max(0, index - Self.longest)..<index {
            for word in words[codes[start]] ?? []
            where start + word.letters.count > index && word.letters.count > longest
                && codes[start...].starts(with: word.letters)
            {
                longest = word.letters.count
                let isInside = start <= keyword.lowerBound && keyword.upperBound <= start + longest
                answer = !word.cuts.contains(index - start) ? false : isInside ? true : nil
            }
        }
        return answer
    }

    /// No listed word has more letters.
    private static let longest = 9

    private static let rows = """
        東京|都 東京|都庁 北海|道庁 京都|府 大阪|府 名古屋|市 横浜|市 市町村 市|区町村 区市町村 都道府県 上下水道 都市|部
        生活|動線 本日|本|会議 商工|会議所 小中|学校 小学|校 中学|校 高等|学校 国内|外 行|財政 全|市民 全|県民
        農林|水産|業 不動産 新幹線 大統領 小切手 自動車 自転車 未曾有 不可欠 不思議 大丈夫 大黒柱 小児科 無尽蔵 日本海
        外国|語 中国|語 韓国|語 外国|人 中国|人 韓国|人 米国|人 日本|人 日本|語 外国|産 中国|産 米国|産 外国|製 中国|製 大学|生 大学|院 高校|生
        中学|生 小学|生 新生児 乳幼児 就学|児 公民館 国勢|調査 国分寺
        地下|水 地下|水|位 地下|鉄 地下|道 事務|局|長 参議院 衆議院 公証|人 就活|動向 社会|科 裁判|所 保健|所
        肺|がん 胃|がん 乳|がん 大腸|がん 子宮|頸|がん 子宮|がん 前立腺|がん 小児|がん 生|ごみ 粗大|ごみ 可燃|ごみ 不燃|ごみ 家庭|ごみ 資源|ごみ
        大人|し 一昨年 再来年 再来月 明後日 一昨日 翌々年
        プログラム プログラミング フリーランス バイオマス コンポスト コンテスト コンテナ オンライン スペシャリスト アルバイト アスベスト
        インドネシア ボランティア ハラスメント パラリンピック オリンピック サイバー コンパス キャンパス サーカス カーボン|ニュートラル
        ニュートラル メンタル|ヘルス クロアチア テロップ パイロット プロジェクト|チーム プロポーザル プロセス プロダクト サンプル シンポジウム
        アパート デパート パートナー パートナーシップ スパイク スパイス トライアル|イベント トライアル キャリア バリア|フリー バリアフリー
        インターン インターンシップ アンケート アレルギー エネルギー ナショナル グローバル ローカル マニュアル リニューアル スケジュール
        モジュール カプセル トンネル パネル チャンネル パーソナル ライセンス バランス ワーク|ライフ|バランス コンプライアンス ガバナンス アライアンス
        """
}
