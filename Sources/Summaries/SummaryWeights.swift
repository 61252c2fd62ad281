package import Commitments
import Glibc

/// What makes a sentence a speaker's point, and what makes it none: every weight of the selection, in one place.
///
/// Centrality (LexRank, TextRank) does no better than a random sentence on this kind of text; the end of a speech does
/// far better than its start (NTCIR-14 PoliInfo: the last characters score ROUGE-1 .42, the first .23). So place and
/// ending decide, and the rest breaks ties.
package enum SummaryWeights {
    /// From the first sentence of a speech (0) to its last (this much).
    package static let place = 2.0
    /// The last sentence that says something.
    package static let last = 1.0
    /// A will, a duty or a demand at the end of the sentence: as much as a whole speech of distance.
    package static let strongEnding = 3.0
    /// An opinion or a question.
    package static let weakEnding = 1.5
    /// これ and その point to a sentence that the reader does not see.
    package static let pointing = -1.5
    /// Below this many UTF-16 units a sentence rarely holds a thing and what happens to it.
    package static let shortUnits = 22
    package static let short = -2.0
    /// Above it is a list, which cutting would ruin.
    package static let longUnits = 180
    package static let long = -1.5
    /// Whoever leads a meeting mostly leads it: only a will or a demand of theirs is a point.
    package static let chair = -1.5
    /// Below this a sentence is no point, and a speaker without a point is left out.
    package static let least = 1.5
    /// A second sentence must be nearly as good as a first: an ending that claims, late in a speech.
    package static let leastSecond = 3.5
    /// A thing that will stand there afterwards: a plan, an amendment, a proposal.
    package static let deed = 2.0
    /// How much what a sentence tells counts against place and ending.
    package static let content = 0.6

    /// What words tell: a kanji compound a point for two characters, katakana for four (プッシュ), up to this many.
    package static let kanjiPerPoint = 2.0
    package static let katakanaPerPoint = 4.0
    package static let longestTerm = 8
    /// DFFT, 6G.
    package static let latin = 1.0
    package static let number = 0.5
    /// What a word loses that was common in all earlier meetings of the council. A judgement, no measurement: half, so that
    /// an old matter's word still counts for more than none.
    static let familiar = 0.5
    /// Besides the words in it: a name that the speaker set off.
    package static let quotation = 1.0
    /// Less than this tells nothing: one word that nobody else uses, and another that few do.
    package static let leastInformation = 2.0
    /// Each further word tells less to a reader who only wants the point, and each character costs reading: a clause is
    /// worth keeping while it brings about a word in 25 characters, and a line that fills more than two lines of a chat
    /// window has to bring more. Judged on the lines of six documents.
    package static func value(of information: Double, units: Int) -> Double {
        4 * log(1 + information / 2) - 0.04 * Double(units) - 0.06 * Double(max(0, units - 80))
    }
    /// A cut within a list (医療、教育、防災), or between an object and its verb.
    package static let tornList = -2.0
    package static let tornObject = -1.5

    package static let strongEndings: WordList = [
        "まいります", "参ります", "所存です", "所存であります", "所存でございます", "いたします", "します", "目指します", "進めます", "取り組みます", "行います", "図ります",
        "努めます", "示します", "取りまとめます", "講じます", "ていきます", "予定です", "予定であります", "予定でございます", "予定しております", "こととしております",
        "こととしています", "べきです", "べきである", "べきであります", "べきと考えます", "べきだと思います", "べきではないかと思います", "必要です", "必要であります",
        "必要でございます", "必要があります", "必要がある", "必要と考えます", "必要だと思います", "必要ではないかと思います", "重要です", "重要であります", "重要でございます",
        "重要と考えます", "重要だと思います", "求めます", "要望します", "要望いたします", "要望しておきます", "反対します", "反対いたします", "賛成します", "賛成いたします",
        "取りまとめました", "決定しました", "実現いたします", "ことが大事です", "大切です", "大切だと思います", "課題です", "課題であります", "課題でございます",
        "いただきたいと思います", "いただきたい", "ていただきたいと考えます",
    ]
    package static let weakEndings: WordList = [
        "考えております", "考えています", "考えます", "考えてございます", "思っております", "思っています", "思います", "存じます", "伺います", "お伺いします", "お聞きします",
        "でしょうか", "ませんか", "ですか", "ございます", "認識しております", "進めております", "進めています", "取り組んでおります", "有意義でございます",
    ]
    package static let askingEndings: WordList = [
        "を伺います", "か伺います", "伺って終わります", "伺いまして終わります", "お伺いします", "お伺いいたします", "お伺いをいたします", "お尋ねします", "お尋ねいたします",
        "お聞きします",
        "お聞きいたします",
        "伺いたいと思います", "お伺いしたいと思います", "お聞きしたいと思います", "伺いたいなと思います",
        "お伺いしたいなと思います", "お伺いしたいなというふうに思います", "お聞きしたいなと思います", "お聞きしたいなというふうに思います", "お聞かせください", "教えてください",
        "教えていただきたいと思います", "伺っておきます", "お答えください",
        "お示しください",
        "いかがでしょうか", "のでしょうか", "ないでしょうか", "ですか", "ますか", "のか", "の説明をお願いします", "伺って、終わります", "見解を求めます", "答弁を求めます", "理由を聞きます",
    ]
    package static let deeds: WordList = [
        "策定いたします", "策定します", "改正します", "改正いたします", "取りまとめます", "取りまとめました", "設けます", "設置します", "設置いたします", "創設します",
        "創設いたします", "公表します", "公表いたします", "提出します", "提出いたします", "提案します", "提案いたします", "導入します", "導入いたします", "開始します", "開始いたします",
        "立ち上げます", "廃止します", "廃止いたします", "引き上げます", "引き下げます",
    ]
    /// In front of the first comma: 法務省は、 names whose line it is, and the line does that already.
    package static let ownOffices: WordList = [
        "省は", "庁は", "局は", "部は", "課は", "市は", "区は", "県は", "町は", "村は", "府は", "都は", "会は", "私は", "では", "としては", "としましては",
        "といたしましては",
    ]
    package static let objectMarks: WordList = ["を"]
    package static let pointers: WordList = ["これ", "それ", "その", "この", "こう", "そう", "そこ", "ここ", "同じ"]

    /// Greetings, thanks, procedure and the chair's routing tell nothing, wherever they stand in the sentence.
    package static let emptyWords: WordList = [
        "ありがとうございま", "有難うございま", "おはようございま", "こんにちは", "よろしくお願い", "宜しくお願い", "お疲れさま", "お待ちください", "お待たせ", "ただいまから",
        "ただいまより", "これより", "開会いたしま", "開会しま", "閉会", "散会", "休憩いたし", "休憩をいたし", "互助会", "電子データを配付", "休憩しま", "再開いたしま", "再開しま",
        "開議", "議事に入", "議題に",
        "議題と", "異議", "ご発言", "御発言", "ご質問を", "御質問を", "ご質問はご", "御質問はご", "ご意見をお願い", "御意見をお願い", "挙手", "採決", "付託", "上程",
        "指名いたしま", "指名しま", "ご挨拶", "御挨拶", "ごあいさつ", "入室", "退室", "ご覧ください", "御覧ください", "ごらんください", "ご覧いただ", "御覧いただ",
        "説明は以上", "説明を終わ", "自己紹介", "と申します", "お手元", "議事日程", "日程第", "出席議員", "会議録署名", "お諮り", "よろしいでしょうか", "よろしいですか",
        "移ります", "移りたい", "続きまして", "それでは", "ございませんか", "登壇", "拍手", "賛成多数", "起立", "可決されました", "と認めます", "決しました", "お忙しい中",
        "感謝申し上げ", "感謝いたしま", "お聞き取り", "これを許しま", "傍聴", "ご案内をいたし", "資料の確認", "恐縮です", "恐縮でございま", "通告が", "質疑を終", "質疑に入",
        "御冥福", "ご冥福", "哀悼", "黙禱", "手元に資料", "手元にな", "手元に今", "質問がある場合", "御参集いただ", "ご参集いただ",
        "御理解と御協力", "ご理解とご協力", "手続を取らせ", "代わりまして", "御紹介いただ", "ご紹介いただ", "時間の関係", "時間となりました", "呼ぶ者あり", "動議を", "議席は",
        "通知がありました", "依頼がありました", "依頼がございました", "継続審査と決定", "忌憚のない", "忌たんのない", "円滑に進め", "勉強させていただ", "御確認いただければ",
        "ご確認いただければ",
    ]
    /// Endings of the same kind, and requests to the meeting: 説明いたしますが、… is none.
    package static let emptyEndings: WordList = [
        "お願いいたします", "お願いします", "お願い申し上げます", "お願いしたいと存じます", "お願いしたいと思います", "お願いいたしたいと思います", "をいただきます", "いただきました",
        "申し上げます", "説明いたします", "説明します", "説明をいたします", "説明させていただきます", "終了いたします", "終了します", "説明といたします", "説明とさせていただきます",
        "報告といたします", "報告とさせていただきます",
        "答弁をいたします", "答弁を申し上げました", "のお尋ねです", "のお尋ねでございます", "のお尋ねであります", "についてであります", "に関してです", "に関してでございます", "に関してであります",
        "幾つかあります", "お答え申し上げたいと思います", "お答えさせていただきます", "お答えをさせていただきます", "御質問でございます", "御質問です", "ご質問でございます", "ご質問です",
        "の御質問かなと思います", "につきまして申し上げます", "について申し上げます", "答弁申し上げました", "お答え申し上げました", "お答えとさせていただきます", "お答えといたします",
        "答弁とさせていただきます", "答弁といたします",
        "お答え申し上げます", "お答えします", "お答えをいたします", "質問をいただきました", "質問とさせていただきます", "質問を終わります", "質問を終わらせていただきます", "訂正をさせていただきます",
        "説明を申し上げました", "とおりでございます", "とおりであります", "次のとおりです", "お開きいただきたいと存じます", "お開き願います", "お開きください", "御参照願います",
        "質問をさせていただきます",
        "質疑をさせていただきたいと思います", "報告いたします", "報告します", "報告をいたします", "お答えいたします",
        "紹介してございます", "紹介しております", "記載しております", "記載してございます", "解説でございます", "の点でございます", "の点です", "についてでございます",
        "についてです", "御議論をいただきたいと思います", "御議論いただきたいと思います", "ご議論をいただきたいと思います", "ご議論いただきたいと思います",
        "お答えします", "答弁いたします", "質問いたします", "質問します", "質問をいたします", "以上です", "以上でございます", "以上であります", "以上となります", "以上になります",
        "終わります", "終わりといたします", "終わらせていただきます", "失礼します", "失礼いたします", "ということでございました", "紹介します", "紹介いたします", "どうぞ",
    ]
    /// In the mouth of whoever leads the meeting these speak of the meeting.
    package static let procedure: WordList = [
        "会期", "点呼", "許可いたし", "朗読", "休憩", "右の議案", "提出します", "本会議", "次回", "日程", "開催", "議席", "選任", "投票", "本特別委員会", "特別委員会を",
        "代表質問",
        "一般質問", "討論", "ご発言", "御発言", "発言を",
        "案文", "資料", "配付",
        "正副委員長", "正副議長", "委員長報告", "段取り", "各省庁の皆様", "聞きいただく", "互助会", "開議", "この程度", "終了", "質疑", "ご意見", "御意見", "お手元",
    ]
    /// Openers that may go when a comma follows: the sentence stays whole without them.
    package static let openers: WordList = [
        "また", "さらに", "更に", "このため", "そのため", "しかし", "しかしながら", "なお", "そして", "それから", "次に", "加えて", "あわせて", "併せて", "そこで",
        "したがって", "ですから", "まず", "最後に", "このように", "初めに", "はじめに", "続いて", "続きまして", "一方", "一方で", "それで", "こうしたことから", "こうした中",
    ]

    /// Words that stand in every speech of this kind and name nothing: 取組を推進, 連携を強化. As parts of a compound they
    /// are taken off before the rest is weighed (農地整備等 → 農地).
    package static let genericStems: WordList = [
        "取組", "取り組", "推進", "実現", "連携", "役割", "向上", "検討", "促進", "整備", "構築", "強化", "活用", "利活用", "利用", "支援", "対応", "実施",
        "施策",
        "課題", "解決", "協力", "関係", "各省", "府省", "省庁", "大臣", "政府", "国民", "社会", "我", "国", "日本", "重要", "必要", "積極", "着実", "主導",
        "今後",
        "今回", "本日", "今般", "議論", "意見", "方向", "方針", "確保", "充実", "拡大", "加速", "具体", "全体", "様々", "多様", "可能", "効果", "効率",
        "持続",
        "観点", "理念", "貢献", "成果", "期待", "評価", "認識", "理解", "確認", "説明", "報告", "資料", "参加", "一層", "十分", "適切", "的確", "迅速",
        "早期",
        "丁寧", "緊密", "一体", "総合", "中心", "基本", "事業", "環境", "体制", "現状", "状況", "変化", "大切", "大事", "問題", "皆様", "方々", "策定",
        "作成",
        "開催", "業務", "内容", "部分", "場合", "以上", "以下", "結果", "目的", "目標", "目指", "実際", "一方", "本当", "非常", "大変", "最後", "最初",
        "一番",
        "先生", "委員", "皆", "私", "自分", "人", "者", "今", "年", "月", "日", "時", "次", "第", "回", "点", "形", "上", "中", "等", "的", "化",
        "性", "力",
        "利便", "技術", "準備", "有志", "国々", "生活", "計画", "分野", "足元", "一歩", "将来", "時代", "現場", "手応", "皆様方", "各位", "各", "本", "当",
        "同", "全", "令和",
        "平成", "年度", "引", "続", "進", "図", "努", "考", "思", "言", "感", "見", "行", "持", "出", "作", "使", "高",
        "デジタル", "サービス", "システム", "ニーズ", "メリット", "ポイント", "テーマ", "レベル", "ベース", "イメージ", "プロセス", "スケジュール", "ページ", "スライド",
    ]
}
