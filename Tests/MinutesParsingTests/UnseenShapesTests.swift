import MinutesModel
import Testing

/// Shapes of records that the corpus does not have. Councils, names and words are made up.
struct UnseenShapesTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let speeches: String

        init(_ description: String, _ text: String, _ speeches: String) {
            (testDescription, self.text, self.speeches) = (description, text, speeches)
        }
    }

    /// The speeches as `label|name|role`.
    @Test(arguments: shapes) func `everybody who speaks is found, and nobody else`(shape: Shape) throws {
        let found = try parsed(shape.text).speeches.map { speech in
            [speech.speaker.label, speech.speaker.name ?? "", speech.speaker.role ?? ""].joined(separator: "|")
        }

        #expect(found.joined(separator: "\n") == shape.speeches)
    }

    private static let shapes = [
        Shape(
            "square brackets frame the labels",
            """
            第２０回山里市農業委員会総会議事録
            日時：令和６年１０月２８日（月曜日）午前９時３０分

            [事務局長] 定刻になりましたので、開会いたします。
            [議長] 報告第１号について、事務局の報告をお願いいたします。
            [事務局] 届出が３件ありました。
            [５番鈴本委員] 現地はどうなっていますか。
            [事務局] 花壇として使われています。
            """,
            """
            事務局長||事務局長
            議長||議長
            事務局||事務局
            ５番鈴本委員|鈴本|委員
            事務局||事務局
            """),
        Shape(
            "the fields of the head stand in the same brackets as the labels",
            """
            第４回みなと市評価委員会会議録
            【日時】令和６年８月２６日（月曜日）１４時００分～１６時００分
            【会議室】市役所３階会議室

            【岸辺委員】この案でよいと考える。
            【川原委員長】ほかに意見はあるか。
            【事務局】次回までに整理する。
            【岸辺委員】承知した。
            """,
            """
            岸辺委員|岸辺|委員
            川原委員長|川原|委員長
            事務局||事務局
            岸辺委員|岸辺|委員
            """),
        Shape(
            "numbered fields of the head end like labels",
            """
            教育警察委員会　令和６年３月４日（月曜日）
            3.出席委員
            委員長：星川一、委員：中原二郎
            6　傍聴者
            なし

            中原委員
            　どのような方が選ばれることになるのか。
            関総務課長
            　有識者の中から選任することとしている。
            中原委員
            　分かりました。
            """,
            """
            中原委員|中原|委員
            関総務課長|関|総務課長
            中原委員|中原|委員
            """),
        Shape(
            "a list of people begins with the words of the labels",
            """
            山里市都市計画審議会会議録
            1 日時 令和６年２月２７日（火曜日）午前１０時～１２時
            3 出席者
            会長 佐原 一
            委員 杉本 二郎、木山 三郎、石崎 四郎、谷原 五郎、本宮 六郎
            幹事 建設環境部長 松永 七郎

            議長：
            定刻でございますので、ただ今から審議会を開催いたします。
            建設環境部長：
            御説明いたします。
            議長：
            御質問はありますか。
            委員：
            緑地の割合は何パーセントですか。
            建設環境部長：
            約２０パーセントです。
            委員：
            分かりました。
            """,
            """
            議長||議長
            建設環境部長||建設環境部長
            議長||議長
            委員||委員
            建設環境部長||建設環境部長
            委員||委員
            """),
        Shape(
            "a database numbers the speeches",
            """
            令和６年議会運営委員会　本文　2024-10-04

            1:                 開議　午前１０時００分
            ◯委員長（北山　一君）　ただいまから議会運営委員会を開議いたします。
            2: ◯事務局長（緒方二郎君）　次第の１ページをお願いいたします。
            3: ◯委員長（北山　一君）　御異議ございませんか。
            """,
            """
            委員長（北山　一君）|北山一|委員長
            事務局長（緒方二郎君）|緒方二郎|事務局長
            委員長（北山　一君）|北山一|委員長
            """),
        Shape(
            "an office answers on lines of its own",
            """
            第６回山里市社会教育委員会議での意見
            岡本委員
            事業の中身が見えない。手短に説明を。
            生涯学習課
            公園を手入れする市民の会がある。
            岡本委員
            予算を充てるということか。
            生涯学習課
            そのとおりである。
            """,
            """
            岡本委員|岡本|委員
            生涯学習課||生涯学習課
            岡本委員|岡本|委員
            生涯学習課||生涯学習課
            """),
        Shape(
            "an office explains in brackets of its own",
            """
            みなと放送経営会議議事録
            令和６年８月３０日

            （編成局）
            編成の案を御審議ください。
            （会　長）　原案どおり決定します。
            （経理局）
            予算の執行状況を報告します。
            （坂田理事）　重点事項は何か。
            （会　長）　報告を承りました。
            """,
            """
            編成局||編成局
            会　長||会長
            経理局||経理局
            坂田理事|坂田|理事
            会　長||会長
            """),
        Shape(
            "an organization stands before the person",
            """
            第１回健診検討会議事録
            ○日時：令和６年１０月２０日（日）13:00～15:00

            みなと省緑化局緑化課・海野課長補佐：
            お待たせいたしました。ただ今より検討会を開催いたします。
            津川主査：
            それでは、議事に入ります。
            みなと省緑化局緑化課・海野課長補佐：
            ４０歳以上が対象でございます。
            """,
            """
            みなと省緑化局緑化課・海野課長補佐|海野|課長補佐
            津川主査|津川|主査
            みなと省緑化局緑化課・海野課長補佐|海野|課長補佐
            """),
        Shape(
            "brackets behind a role hold a role, an office or a portfolio",
            """
            みなと市農業会議議事録
            令和６年１２月１９日

            ○議長（元山会長）　ただいまから会議を開きます。
            ○事務局（都市計画課長）　御説明いたします。
            ○森山特命担当大臣（イノベーション）　一言御挨拶いたします。
            ○菅野ＩＴ担当大臣　私からも御挨拶いたします。
            ○村井本部員　よろしくお願いします。
            ○副参事兼庁舎建設推進室長　御報告いたします。
            """,
            """
            議長（元山会長）|元山|議長
            事務局（都市計画課長）||都市計画課長
            森山特命担当大臣（イノベーション）|森山|特命担当大臣
            菅野ＩＴ担当大臣|菅野|ＩＴ担当大臣
            村井本部員|村井|本部員
            副参事兼庁舎建設推進室長||副参事兼庁舎建設推進室長
            """),
        Shape(
            "those who are present are listed as speakers are named, and more of them than speak",
            """
            令和６年第２回みなと町議会臨時会会議録
            令和６年２月２７日（木）
            説明のため出席した者の職氏名
             町長　　　　　神山一秋君　　　教育長　　　　遠田　佐君
             総務課長　　　渡会和茂君　　　建設課長　　　大沼修逸君
            事務局職員出席者
             事務局長　　　野崎秀樹　　　　書記　　　　　阿倍大輔
            △開会の宣告
            ○議長（斎木秀雄君）　おはようございます。
            △開議の宣告
            ○議長（斎木秀雄君）　直ちに本日の会議を開きます。
            """,
            """
            議長（斎木秀雄君）|斎木秀雄|議長
            議長（斎木秀雄君）|斎木秀雄|議長
            """),
        Shape(
            "brackets behind a mark hold the whole label",
            """
            会議名：令和 6年第1回定例会（第1日 2月14日）
            　議会事務局
            　　事務局長　　　　　杉山　敏也　　　　　次長　　　　　　　南田　　　剛
            　　議事担当係長　　　川辺　玲子　　　　　書記　　　　　　　森下　　　樹

            ○（伊東よしのり議長）　出席議員は定足数に達しております。
            ○（伊東よしのり議長）　区長から発言の申出がありますので、これを許します。
            　〔青山克徳区長　登壇〕
            ○（青山克徳区長）　所信の一端をお話しさせていただきます。
            """,
            """
            （伊東よしのり議長）|伊東よしのり|議長
            （伊東よしのり議長）|伊東よしのり|議長
            （青山克徳区長）|青山克徳|区長
            """),
        Shape(
            "a database numbers speeches, and points of the order of the day",
            """
            みなと市：令和６年建設常任委員会 本文
            1   ～～～～～～～○～～～～～～～
            ◯委員長 これより建設常任委員会を開きます。
            2 ◯委員長 日程第１、議案第６１号を議題といたします。
            3 ◯水道局長 議案第６１号について御説明いたします。
            4 ◯座長（浅野五郎君） よろしくお願いします。
            5      ◎閉会の宣告
            6 ◯委員長 これにて散会いたします。
            """,
            """
            委員長||委員長
            委員長||委員長
            水道局長||水道局長
            座長（浅野五郎君）|浅野五郎|座長
            委員長||委員長
            """),
        Shape(
            "the name behind a role stands in other brackets",
            """
            令和６年定例会３月会議（第４日） 本文
            ◯議長【中林秀美君】　皆様、こんにちは。
            　　　　　　　　　　（資料配付）
            ◯議長【中林秀美君】　理由の説明を求めます。村長。
            　　　　　　　　［村長　石居俊雄君　登壇］
            ◯村長【石居俊雄君】　ただいまお許しをいただきました。
            """,
            """
            議長【中林秀美君】|中林秀美|議長
            議長【中林秀美君】|中林秀美|議長
            村長【石居俊雄君】|石居俊雄|村長
            """),
        Shape(
            "what was explained is told in a bracket, behind a label or below several",
            """
            令和６年第 1回環境水道委員会－03月03日-01号
            ○藤井英美 委員長　ただいまから委員会を開会いたします。
            ◎清瀬総合政策課長　（説明）
            ○藤井英美 委員長　説明をお願いいたします。
            ◎宗方收 環境保全局長
            ◎加藤英雄 水道事業管理者
            　（総括説明）
            ○藤井英美 委員長　以上で説明は終わりました。
            ◎採決
            ○藤井英美 委員長　採決いたします。
            """,
            """
            藤井英美 委員長|藤井英美|委員長
            清瀬総合政策課長|清瀬|総合政策課長
            藤井英美 委員長|藤井英美|委員長
            宗方收 環境保全局長|宗方收|環境保全局長
            加藤英雄 水道事業管理者|加藤英雄|水道事業管理者
            藤井英美 委員長|藤井英美|委員長
            藤井英美 委員長|藤井英美|委員長
            """),
        Shape(
            "members have numbers or letters for names",
            """
            令和６年度第５回みなと市子育て会議　議事録
            ○会長　　では、次第に沿って進めていきます。
            ○委員11　　よろしくお願いします。
            ○委員Ａ　　私からも一点あります。
            ○事務局（Q）　　プランの案について御説明します。
            ○会長　　よろしくお願いします。
            """,
            """
            会長||会長
            委員11||委員11
            委員Ａ||委員Ａ
            事務局（Q）||事務局
            会長||会長
            """),
        Shape(
            "tortoise shells frame the labels, and directions",
            """
            みなと財政分科会
            令和６年２月４日

            〔増井分科会長代理〕　お待たせいたしました。議論を行いました。
            〔「異議なし」と呼ぶ者あり〕
            〔質問〕　建議の状況について伺います。
            〔増井分科会長代理〕　事務局から説明がございました。
            """,
            """
            増井分科会長代理|増井|分科会長代理
            質問||質問
            増井分科会長代理|増井|分科会長代理
            """),
        Shape(
            "the first speech stands on the line of its field",
            """
            第11回みなと市都市計画審議会会議録
            1 日時　令和６年12月13日（水曜日）　午後1時30分～午後2時10分
            2 場所　市役所5階委員会室
            8 会議の内容　都市計画課係長（水田武君）　本日は、お忙しい中ありがとうございます。

            委員（永井良道君）　永井と申します。

            都市計画課係長（水田武君）　次に、会長にお願いいたします。
            """,
            """
            都市計画課係長（水田武君）|水田武|都市計画課係長
            委員（永井良道君）|永井良道|委員
            都市計画課係長（水田武君）|水田武|都市計画課係長
            """),
        Shape(
            "round brackets on lines of their own, above what is said, and above lists",
            """
            1　日時
            令和６年12月3日（火曜日）　午後1時30分～2時30分
            3　出席者
            会長：三浦　たけお
            委員：佐原　道彦、鈴村　恭
            （委員）
            丸田　智
            4　欠席者
            委員：大原　光男
            5　説明者
            保険年金課長：加納　達朗
            10　会議の結果
            （事務局）
            　定刻となりましたので、ただいまから開会いたします。
            （委員）
            　事務局一任でお願いします。
            （事務局）
            　ありがとうございます。
            （会長）
            　それでは、議事に入ります。
            """,
            """
            事務局||事務局
            委員||委員
            事務局||事務局
            会長||会長
            """),
        Shape(
            "a name in a frame speaks, though nobody answers",
            """
            みなと審議会（第97回）　議事録
            4.出席者
            委員
            　安東会長、相田委員

            5.議事録
            【安東会長】
            　ただいまから総会を開催いたします。
            【村木環境課係長】　資料の確認をお願いいたします。
            """,
            """
            安東会長|安東|会長
            村木環境課係長|村木|環境課係長
            """),
    ]

    @Test func `what somebody does is no speaker`() throws {
        let minutes = try parsed(
            """
            第１回山里市都市計画審議会　議事要旨
            ■日時：令和６年１月３０日（火）
            ■開会
            ■あいさつ（山里市都市整備部長）
            ■会長の選出
            事務局案として、会長に川上委員を提案し、承認された。
            """)

        #expect(minutes.speeches.isEmpty)
    }

    // MARK: The head

    @Test func `a field ends what stood above it, and a numbered heading the field`() throws {
        let minutes = try parsed(
            """
            第２回みなと市市民参加審議会会議録
            １　日時
            令和６年４月２６日（金曜日）午後７時～８時５０分
            ２　場所
            防災センター４０２会議室
            ３　出席者
            委員：奥山一、関原二郎（14名）
            ４　配布資料
            資料１　進め方
            ５　会議の進め方
            事務局から説明した。
            """)

        #expect(minutes.venue == "防災センター４０２会議室")
        #expect(minutes.materials.map(\.title) == ["進め方"])
        #expect(minutes.attendees.map(\.name) == ["奥山一", "関原二郎"])
    }

    @Test(arguments: [
        ("令和６年１０月２２日（火曜日）、教育委員会議を教育委員室において開催した。", "教育委員室"),
        ("令和６年１０月２２日みなと町議会臨時会は、みなと町議場に招集された。", "みなと町議場"),
    ])
    func `a sentence tells the day and the place`(sentence: String, venue: String) throws {
        let minutes = try parsed(
            """
            みなと教育委員会議会議録
            \(sentence)

            海野委員長
            　ただ今から会議を開催します。
            総務課長
            　御報告いたします。
            海野委員長
            　ほかにございませんか。
            """)

        #expect(minutes.date == CalendarDate(year: 2024, month: 10, day: 22))
        #expect(minutes.venue == venue)
    }

    @Test func `the fields can stand below a summary`() throws {
        let minutes = try parsed(
            """
            放送番組審議会

            秋の番組の案を、制作局長が説明したあと、各委員が意見をのべた。評価する意見が多かった。
            前回は２月１日に開いた。次回開催は３月２７日（木）。

            議事録
            1.開催年月日　　令和７年２月２７日（木）
            2.開催場所　　本社会議室
            """)

        #expect(minutes.date == CalendarDate(year: 2025, month: 2, day: 27))
        #expect(minutes.venue == "本社会議室")
        #expect(minutes.nextMeeting?.date == CalendarDate(year: 2025, month: 3, day: 27))
    }

    @Test func `only what tells a verdict was decided under 議決事項`() throws {
        let minutes = try parsed(
            """
            第１５回定例会議

            議決事項
            １　服務規程の一部改正について　＜総務課＞
            ２　処務規程の一部改正について（可決）

            ○大山教育長　ただいまから会議を開きます。
            ○木田課長　御説明いたします。
            ○大山教育長　ありがとうございました。
            """)

        #expect(minutes.decisions.map(\.evidence) == ["２　処務規程の一部改正について（可決）"])
    }

    @Test(arguments: [
        ("会則・役員・議事録・投稿\n第３回みなと学会理事会議事録", "第３回みなと学会理事会"),
        ("首相官邸　トップページ　会議一覧\n第９回みなと戦略本部　議事録", "第９回みなと戦略本部"),
        ("会議資料・開催案内等\n第２回みなと制度調査会　総会次第", "第２回みなと制度調査会　総会"),
    ])
    func `lines that lead around the site are no title`(head: String, title: String) throws {
        #expect(try parsed(head + "\n\n令和６年７月３日\n\n本日は資料の確認を行った。").title == title)
    }

    @Test func `the end can be a time of its own`() throws {
        let minutes = try parsed(
            """
            文教委員会会議録
            1.開催日時
            令和６年３月４日（月曜日）10時開始　15時46分終了

            本日は質疑を行った。
            """)

        #expect(minutes.start == ClockTime(hour: 10, minute: 0))
        #expect(minutes.end == ClockTime(hour: 15, minute: 46))
    }

    /// No list has the office; ten speeches behind the same mark, and a polite sentence behind it, tell that it speaks.
    @Test func `an office that no list has speaks politely, and a heading does not`() throws {
        let turns = (1...5).map { "○会長　議題の\($0)です。\n○木田委員　質問があります。" }.joined(separator: "\n")
        let minutes = try parsed(
            "みなと審議会\n\n\(turns)\n○内村みなと本部総括世話役　それでは、資料について御説明申し上げます。\n○会長　ありがとうございました。\n○今後の進め方　次回は資料を配る。")

        #expect(minutes.speeches.map(\.speaker.label).suffix(2) == ["内村みなと本部総括世話役", "会長"])
    }

    @Test(arguments: [
        ("平 野 真 岐", ["平野真岐"]), ("坂 本 友 良 堀 越 季 延", ["坂本友良", "堀越季延"]), ("関 三 郎 高 橋 達 三", ["関三郎", "高橋達三"]),
    ])
    func `letter-spaced names stand one or two to a row`(row: String, names: [String]) throws {
        let minutes = try parsed("みなと市議会総務委員会会議録\n〇出席委員\n\(row)\n\n〇森委員長　開会いたします。\n〇森委員長　散会いたします。")

        #expect(minutes.attendees.map(\.name) == names)
    }

    @Test(arguments: [
        ("令和６年８月四日市市議会定例月議会", "四日市市議会定例月議会"), ("令和 6年 4月  議会運営委員会－04月09日-01号", "議会運営委員会"),
        ("令和６年議会運営委員会 12月26日－議案審議－14号", "議会運営委員会"), ("第００１回国会　逓信委員会　第23号", "逓信委員会"),
        ("第７回　令和６年12月13日（議会運営委員会）", "議会運営委員会"), ("令和６年第 1回環境水道委員会－03月03日-01号", "環境水道委員会"),
        ("第１回男女共同参画推進会議（会議録）", "男女共同参画推進会議"), ("令和６年建設常任委員会 本文 開催日:2024年06月19日", "建設常任委員会"),
        ("令和６年10月みなと市議会臨時会（第1号） 本文", "みなと市議会臨時会"),
        ("令和６年９月定例会　第７回みなと県議会定例会会議録", "みなと県議会定例会"), ("令和６年９月　みなと県議会定例会会議録　第１号（全文）", "みなと県議会定例会"),
        ("令和６年 第１回 （定例）みなと町議会会議録（第３日）", "みなと町議会定例会"),
    ])
    func `which day, house and part it is says nothing of who met`(title: String, council: String) throws {
        let minutes = try parsed("\(title)\n\n○森委員長　開会いたします。\n○森委員長　散会いたします。")

        #expect(minutes.council == council)
    }

    @Test func `the order of the day can have the day on its line`() throws {
        let minutes = try parsed(
            "みなと県議会定例会会議録\n\n議　事　日　程　第一号　平成五年九月二十八日（火曜日）\n　第一　議席の変更\n\n○議長（馬場哲也君）　開会いたします。")

        #expect(minutes.date == CalendarDate(year: 1993, month: 9, day: 28))
        #expect(minutes.agenda.map(\.title) == ["議席の変更"])
    }

    @Test func `the day on which a meeting was called is not its day`() throws {
        let minutes = try parsed(
            """
            みなと町告示第35号
            　令和６年第２回みなと町議会臨時会を次のとおり招集する
            　　令和６年４月１２日
            1　期　日　令和６年５月１日
            2　場　所　みなと町議会議場

            ○議長（大田強君）　開会いたします。
            """)

        #expect(minutes.date == CalendarDate(year: 2024, month: 5, day: 1))
        #expect(!minutes.warnings.contains { $0.code == "twoDates" })
    }

    @Test func `sentences open the lists of people, and a mark can stand before the day`() throws {
        let minutes = try parsed(
            """
            令和６年第５回みなと町議会臨時会会議録
            〇令和６年７月２５日（木曜日）
            1 出席議員は、2名で次のとおりである。
               1番  坂 本 友 良         2番  堀 越 季 延
            2 欠席議員は、次のとおりである。
               3番  千 田 慎 也
            3 説明のため会議に出席した者は、次のとおりである。
              町     長  山 城 吉 由
            4 本会議の書記は、次のとおりである。
              書     記  平 野 真 岐
            ○議長（吉岡裕之君） ただいまの出席議員は、2名です。
            """)

        #expect(minutes.date == CalendarDate(year: 2024, month: 7, day: 25))
        #expect(minutes.attendees.map(\.name) == ["坂本友良", "堀越季延", "千田慎也", "山城吉由", "平野真岐"])
        #expect(minutes.attendees.map(\.group) == [.present, .present, .absent, .explaining, .secretariat])
    }
}
