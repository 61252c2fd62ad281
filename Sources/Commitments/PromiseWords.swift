/// The words that make a sentence a promise, or show that it is none. A rule stands beside each table; the tables were
/// set on records of ministries' councils, assemblies and their committees.
enum PromiseWords {
    /// Endings that say what the speaker will do. する verbs come last: what they hold that is no promise
    /// (説明します, 減少します) is turned away by `statements`.
    static let volition: WordList = [
        "まいります", "参ります", "ていきます", "でいきます", "いたします", "致します", "します", "させます", "させていただきます",
        // Verbs that somebody does on purpose, as they end sentences in assemblies and councils.
        "行います", "おこないます", "進めます", "図ります", "目指します", "めざします", "努めます", "取り組みます", "取組みます", "とりくみます",
        "取りまとめます", "とりまとめます", "まとめます", "講じます", "定めます", "設けます", "始めます", "立ち上げます", "整えます", "高めます",
        "つくります", "作ります", "創ります", "決めます", "広げます", "広めます", "引き上げます", "引き下げます", "仕上げます", "取り上げます", "改めます",
        "続けます", "加えます", "開きます", "届けます", "支えます", "つなげます", "つなぎます", "結びます", "結びつけます", "強めます", "早めます",
        "入れます", "取り入れます", "迎え入れます", "受け入れます", "充てます", "変えます", "切り替えます", "育てます", "守ります", "終えます",
        "成し遂げます", "やり遂げます", "築きます", "描きます", "盛り込みます", "組み込みます", "働きかけます", "呼びかけます", "働き掛けます", "呼び掛けます",
        "立てます", "建てます", "備えます", "伝えます", "配ります", "送ります", "絞ります", "位置づけます", "位置付けます", "掲げます", "急ぎます",
        "所存です", "所存であります", "所存でございます", "所存である", "決意です", "決意であります", "決意でございます", "決意である", "考えです", "考えであります",
        "考えでございます", "考えである", "方針です", "方針であります", "方針でございます", "方針である", "つもりです", "つもりであります", "つもりでございます",
        // The plain style of summaries (議事要旨). ていく alone would take in 減少していく.
        "進めていく", "取り組んでいく", "行っていく", "図っていく", "検討していく", "実施していく", "整備していく", "努めていく", "目指していく", "推進していく",
    ]

    /// Endings that name a plan.
    static let plan: WordList = [
        "予定", "予定です", "予定であります", "予定でございます", "予定しております", "予定しています", "予定してございます", "予定をしております", "予定をしています",
        "予定としております", "予定としています", "予定となっております", "予定となっています", "予定でおります", "こととしております", "こととしています", "こととします",
        "こととしており", "ことにしております", "ことにしています", "こととしているところです", "こととしているところでございます", "目標です", "目標であります",
        "目標でございます", "目標としております", "目標としています", "目途としております", "目途としています", "計画です", "計画であります", "計画でございます",
        "予定である", "予定としている", "予定している", "こととする", "こととしている", "計画である", "目標である", "目標としている", "目指している",
        // Decided: the deed itself is still to come, for the date lies ahead.
        "ことといたしました", "こととしました", "ことにいたしました", "ことにしました", "ことを決定しました", "ことを決定いたしました", "ことを決めました",
        "計画しております", "計画しています", "目指しております", "目指しています", "目指しているところです", "目指しているところでございます",
    ]

    /// A member speaks for nobody but themselves: 私, 当社.
    static let firstPerson: WordList = [
        "私が", "私は", "私も", "私から", "私ども", "私の方", "私のほう", "当社", "弊社", "当会", "当協会", "当団体", "我々", "私たち", "本学", "当社団",
    ]

    /// 〜たいと考えております: a promise from somebody who answers for an office, an opinion from anybody else.
    static let intention: WordList = [
        "たいと考えております", "たいと考えています", "たいと考えてございます", "たいというふうに考えております", "たいというふうに考えてございます", "たいと思っております",
        "たいと思っています", "たいと思います", "たいと存じます", "たいというふうに思っております", "たいというふうに思います",
        "たいと考えているところです", "たいと考えているところでございます", "たいと考えておるところでございます", "たいというふうに考えておるところでございます",
        "たいというふうに考えているところでございます", "たいと考えます", "てまいりたい", "ていきたい", "たいと考えている", "たいと思ってございます", "たいというふうに思ってございます",
        "たいと思っているところでございます",
    ]

    /// Work under way. A promise only where the date is the work's aim: 令和7年度中の策定に向けて取り組んでおります.
    static let progress: WordList = [
        "進めております", "進めています", "進めているところです", "進めているところであります", "進めているところでございます", "取り組んでおります", "取り組んでいます",
        "取り組んでいるところです", "取り組んでいるところでございます", "行っております", "行っています", "行っているところです", "行っているところでございます",
        "進めておるところです", "進めておるところでございます", "準備しております", "準備をしております", "調整しております", "検討しております", "検討しているところでございます",
    ]

    /// What makes a date the aim of the words after it.
    static let aims: WordList = ["に向け", "を目指", "をめざ", "を目標", "を予定", "を目途", "をめど", "を目処", "できるよう", "かかるよう"]

    /// A plan that was adopted: a promise where it names the day by which it is to be done.
    static let adopted: WordList = [
        "取りまとめました", "とりまとめました", "まとめました", "策定しました", "策定いたしました", "決定しました", "決定いたしました", "定めました", "改定しました",
        "改定いたしました", "取りまとめたところです", "取りまとめたところでございます", "策定したところです", "策定したところでございます",
    ]
    static let plans: WordList = ["工程表", "計画", "ロードマップ", "プラン", "戦略", "方針", "プログラム", "パッケージ"]
    /// What stands before まで in an adopted plan when the date is the plan's aim and not its running time:
    /// 概成すべき令和7年度まで against 令和3年度から令和7年度まで.
    static let dutiesBefore: WordList = ["べき", "目指す", "めざす", "実現する", "完了する", "達成する", "完成する", "終える"]
    static let until: WordList = ["まで"]

    /// Words that turn away a clause although its ending fits. In groups, each for a reason.
    static let statements: WordList = [
        // Talk about the talk itself.
        "説明しま", "説明いたしま", "説明をいたしま", "報告しま", "報告いたしま", "報告をいたしま", "申し上げま", "紹介しま", "紹介いたしま", "質問しま",
        "質問いたしま", "質問をいたしま", "伺って", "お諮り", "お答えしま", "お答えいたしま", "答弁いたしま", "伺いま", "説明させて", "報告させて", "お答えさせて", "答弁させて",
        "終わらせて", "お聞きしま", "お尋ねしま", "お尋ねいたしま", "終わりま",
        // Politeness and requests: somebody else is to act.
        "感謝しま", "感謝いたしま", "期待しま", "期待いたしま", "期待しております", "お願いしま", "お願いいたしま", "お願い致しま", "お願いを", "要望しま",
        "要望いたしま", "要望させて", "求めます", "いただきたい", "頂きたい", "ほしいと", "欲しいと", "失礼しま", "失礼いたしま", "敬意を",
        // Opinion and vote.
        "賛成しま", "賛成いたしま", "反対しま", "反対いたしま", "同意しま", "同意いたしま", "支持しま", "確信しま", "確信いたしま",
        // The chair's procedure and the next sitting, which is the calendar's matter.
        "開会", "閉会", "散会", "休憩", "休会", "開議", "再開いたし", "再開しま", "延会", "会期", "議題と", "議題に", "付託", "上程", "採決", "異議",
        "指名いたし", "指名しま", "省略いたし", "省略しま", "宣告", "許可いたし", "許可しま", "許しま", "議事日程", "日程第", "議決することに", "次の本会議",
        "次回の本会議", "次回の会議", "次回の委員会", "次回会議", "次回委員会", "次回の開催", "次回は", "次回が", "定例会を", "臨時会を", "議員を派遣",
        // What happens by itself.
        "発生しま", "発生いたしま", "減少しま", "増加しま", "該当しま", "該当いたしま", "相当しま", "相当いたしま", "達しま", "意味しま", "位置しま", "存在しま",
        "属しま", "要しま", "一致しま", "関係しま", "関連しま", "経過しま", "満了しま", "由来しま",
        // Bills and budgets describe, they do not promise: the sentence that does stands elsewhere.
        "計上いたしま", "計上しま", "計上して", "追加いたしま", "追加しま", "補正いたしま", "補正しま", "ものであります", "ものでございます", "ものです",
        // Somebody else's plan, or hearsay.
        "れる予定", "れるという予定", "られるという", "とのことで", "と聞いて", "と伺って", "と承知",
    ]

    /// Windows and terms near a date: it bounds when others may act, or how long a thing runs.
    static let windows: WordList = [
        "受付", "受け付け", "募集", "応募", "申込", "申し込", "申請期間", "公募を", "公募の", "任期", "計画期間", "対象期間", "指定期間", "契約期間", "有効期間",
        "適用期限",
        "支給期間", "実施期間", "開催期間", "経過措置", "猶予", "施行期日", "貸出期間", "会期",
    ]

    /// Somebody else acts, when the speaker belongs to a town: 国は, 政府が.
    static let otherSubjects: WordList = ["国は", "国が", "国では", "国において", "国から", "政府は", "政府が", "政府では", "政府において"]

    /// What follows a date that only names something: a budget, a day of reckoning, a well-known problem.
    static let names: WordList = [
        "予算", "の予算", "当初予算", "の当初予算", "補正予算", "の補正予算", "一般会計", "の一般会計", "特別会計", "決算", "の決算", "税制改正", "の税制改正",
        "の区政運営", "の市政運営", "の町政運営", "の村政運営", "の行政運営", "の行財政運営", "の重点", "の重要", "の基本", "の主な", "の主要", "の概要", "の施政", "の所信",
        "に迎える",
        "を見越", "を見据え", "を展望", "の請願", "の陳情", "請願第", "陳情第", "時点", "現在", "問題", "改正法", "人事院勧告", "度予算",
    ]
    static let outlooks: WordList = ["先", "前"]
    /// The same a few words on: 令和6年度音更町一般会計補正予算.
    static let accounts: WordList = [
        "会計補正予算", "会計予算", "会計決算", "当初予算", "予算案", "を計画期間", "を対象期間", "期間とする", "期間とし", "予定を前倒し",
    ]

    /// See `DeadlineReader.isCurrentTopic`.
    static let currentEndings: WordList = ["間", "中", "内", "末", "以内", "上旬", "中旬", "下旬", "まで"]
    static let currentMarks: WordList = [
        "中に", "中の", "中を", "内に", "内の", "末", "まで", "に、", "には", "にも", "に", "は", "も", "、", "を目途", "をめど", "を目処", "の早い", "の秋",
        "の夏", "の冬",
        "の春",
    ]

    /// See `DeadlineReader.datesANoun`.
    static let inMark: WordList = ["に"]
    static let nounVerbs: WordList = ["する", "される", "開く", "迎える", "始まる", "終わる"]
    static let occasions: WordList = [
        "で", "において", "に向け", "までに", "に合わせ", "に併せ", "にあわせ", "の場", "に間に合", "予定", "こと", "よう", "ため",
    ]

    /// A date that starts something is a deadline where the thing is new (来年度から導入します), and none where it goes on.
    static let from: WordList = ["から"]
    static let starts: WordList = [
        "導入", "開始", "始め", "スタート", "実施", "施行", "運用", "稼働", "開設", "設置", "適用", "拡大", "引き上げ", "引上げ", "引き下げ", "着手", "移行",
        "供用", "創設", "新設", "発足", "配置", "配付", "無償化", "無料化", "廃止",
    ]

    /// The past, inside the phrase that a date without a year stands in: ６月に閣議決定した方針.
    static let past: WordList = ["された", "しました", "した", "いただいた", "あった", "行った", "なった", "れた", "けた", "めた", "ました"]
    /// … and what turns a past form into a condition for what comes.
    static let pastConditions: WordList = ["た上で", "たうえで", "た後", "たのち", "た場合", "たら"]

    /// What makes a date the day by which: chosen before other dates of the sentence …
    static let byMarks: WordList = ["まで", "中に", "中の", "内に", "末", "を目途", "をめど", "を目処"]
    static let byEndings: WordList = ["中", "内", "末"]
    /// … then one that only places the deed.
    static let inMarks: WordList = ["には", "に", "の"]
    /// 平成28年度は、…一方で、…進めます: a topic holds for the whole sentence.
    static let topic: WordList = ["は、"]
}
