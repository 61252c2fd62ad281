import MinutesModel
import Testing

/// Shapes met in records that nobody here had seen. Councils, names and words are made up.
struct FirstSightTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let text: String
        let labels: [String]

        init(_ description: String, file: String = "minutes.txt", _ text: String, _ labels: [String]) {
            (testDescription, self.file, self.text, self.labels) = (description, file, text, labels)
        }
    }

    @Test(arguments: shapes) func `everybody who speaks is found, and nobody else`(shape: Shape) throws {
        let minutes = try parsed(shape.text, name: shape.file)

        #expect(minutes.speeches.map(\.speaker.label) == shape.labels)
        #expect(!minutes.warnings.contains { ["mixedLabels", "unreadLabel"].contains($0.code) })
    }

    private static let shapes = [
        Shape(
            "brackets on lines of their own hold an office and a name",
            """
            第４回山里市都市計画審議会　議事録
            開催日：令和６年１月１９日
            （木田都市計画課長）
            お待たせいたしました。審議会を開催させていただきます。
            （高山会長）
            それでは、議案第１号について説明を求めます。
            （木田都市計画課長）
            資料１をご覧ください。
            （青井委員）
            この道路の幅員は何メートルですか。
            （高山会長）
            ほかにございますか。
            """, ["木田都市計画課長", "高山会長", "木田都市計画課長", "青井委員", "高山会長"]),
        Shape(
            "brackets on lines of their own hold nothing but roles",
            """
            ８　会議の結果

            ■開会

            (委員長)

            前回会議録については、資料のとおり承認する。

            (委員)

            研修会が開催され、59人の参加があった。

            (事務局)

            次回までに確認する。

            (委員長)

            この件は以上とする。
            """, ["委員長", "委員", "事務局", "委員長"]),
        Shape(
            "the hour stands between a label and what is said",
            """
            ○青井委員長
            午前10時06分開会
            ただいまから厚生委員会を開会いたします。
            ○木田健康課長
            御説明いたします。
            ○青井委員長
            説明が終わりました。
            """, ["青井委員長", "木田健康課長", "青井委員長"]),
        Shape(
            "numbers stand right before the labels' brackets",
            """
            8123【青井委員】　説明はどのような形で行われたのか確認させてください。
            8124【高山委員長】　総合政策部長。
            8125【木田総合政策部長】　私のほうから御説明をさせていただきます。
            8126【青井委員】　分かりました。
            """, ["青井委員", "高山委員長", "木田総合政策部長", "青井委員"]),
        Shape(
            "questions and answers are bulleted",
            """
            ７　審議事項
            　・　青井理事より第一号議案を説明
            　・　質問　登録団体はどのように管理しているか。
            　・　回答（理事長）　登録制を採用していない。
            　・　質問　登録制は考えているか。
            　・　回答（理事長）　考えていない。
            """, ["質問", "回答（理事長）", "質問", "回答（理事長）"]),
        Shape(
            "an arrow parts who writes in a chat from what is written",
            """
            夏の計画チャット 議事録
            MASTER > 青井さん、いらっしゃい - 8/31 23:24 -
            青井 > こんばんは、始めましょうか - 8/31 23:26 -
            kida > 遅れました! - 8/31 23:38 -
            青井 > 議題は三つあります - 8/31 23:38 -
            kida > では一つ目から - 8/31 23:39 -
            MASTER > 高山さん、いらっしゃい - 8/31 23:40 -
            """, ["MASTER", "青井", "kida", "青井", "kida", "MASTER"]),
        Shape(
            "a transcript has the time behind the name",
            """
            定例会議
            山田 太郎   0:03
            では始めましょう。今日は移行計画の件です。

            佐藤 花子   0:21
            はい、資料を共有します。見えていますか。

            山田 太郎   0:45
            見えています。ありがとうございます。

            佐藤 花子   1:15
            六月末を予定しています。
            """, ["山田 太郎", "佐藤 花子", "山田 太郎", "佐藤 花子"]),
        Shape(
            "a transcript has the time before the name",
            """
            [00:00:01] 山田: それでは始めます。
            [00:00:09] 佐藤: お願いします。
            [00:01:02] 鈴木: 私の担当分は終わっています。
            [00:01:09] 山田: ありがとうございます。
            """, ["山田", "佐藤", "鈴木", "山田"]),
        Shape(
            "a recorder numbers the voices",
            """
            話者1 00:00:01
            それでは週次の打ち合わせを始めます。
            話者2 00:00:09
            お願いします。先週の続きからですね。
            話者1 00:00:15
            はい、先週の課題を確認していきましょう。
            """, ["話者1", "話者2", "話者1"]),
        Shape(
            "Markdown prints the names bold", file: "minutes.md",
            """
            # 定例

            **山田:** それでは始めます。前回の宿題はどうなりましたか。

            **佐藤:** 資料にまとめました。

            **山田:** ありがとうございます。
            """, ["山田", "佐藤", "山田"]),
        Shape(
            "Markdown prints the names as headings", file: "minutes.md",
            """
            # 第３回委員会

            ### 山田委員長

            それでは始めます。前回の宿題はどうなりましたか。

            ### 佐藤委員

            資料にまとめました。

            ### 山田委員長

            ありがとうございます。
            """, ["山田委員長", "佐藤委員", "山田委員長"]),
        Shape(
            "letters tell people apart who are not named",
            """
            委員長)資料１について御意見はありますか。
            委員Ａ)費用の見込みを教えてください。
            事務局)来年度は１０億円を見込んでいます。
            委員Ｂ)私も同じことを伺いたいと思っていました。
            委員長)では、原案どおりといたします。
            """, ["委員長", "委員Ａ", "事務局", "委員Ｂ", "委員長"]),
        Shape(
            "a name in two words, its role in brackets",
            """
            ○東田　邦弘（委員長）　ただいまから委員会を開きます。
            ○木田　健（総務課長）　御説明いたします。
            ○東田　邦弘（委員長）　質疑はありませんか。
            """, ["東田　邦弘（委員長）", "木田　健（総務課長）", "東田　邦弘（委員長）"]),
        Shape(
            "a long office is letter-spaced",
            """
            ○議　長（東田邦弘君）　ただいまから会議を開きます。
            ○農　業　委　員　会　事　務　局　長（木田健君）　御説明いたします。
            ○議　長（東田邦弘君）　質疑はありませんか。
            """, ["議　長（東田邦弘君）", "農　業　委　員　会　事　務　局　長（木田健君）", "議　長（東田邦弘君）"]),
        Shape(
            "a legend says whose sign a mark is",
            """
            次のような意見交換が行われた。
            （○印は委員及び関係者の発言、◇は事務局の発言）
            ○　閣議決定では早急に結論を得るとされている。どう考えるのか。
            ◇　検討の対象に含まれるものと考えている。
            ○　その点は同感である。
            """, ["委員及び関係者", "事務局", "委員及び関係者"]),
        Shape(
            "given names hold what could be particles",
            """
            青井ことみ：資料にまとめました。
            木田よしたか：費用の見込みを教えてください。
            青井ことみ：来年度は１０億円です。
            高山ますみ：分かりました。
            木田よしたか：以上です。
            """, ["青井ことみ", "木田よしたか", "青井ことみ", "高山ますみ", "木田よしたか"]),
        Shape(
            "a member who is called up on a line of its own does not speak",
            """
            議長　これより質疑に入ります。
            二番　青井ことみ君
            〔二番青井ことみ君登壇〕
            青井議員　町長に伺います。予算の見込みはどうですか。
            町長　お答えいたします。
            青井議員　分かりました。
            議長　ほかに質疑はありませんか。
            """, ["議長", "青井議員", "町長", "青井議員", "議長"]),
    ]

    // MARK: What speaks against a grammar

    @Test func `lines that another form would read as labels are told`() throws {
        let minutes = try parsed(
            """
            ○青井委員長　ただいまから委員会を開きます。
            ○木田課長　御説明いたします。
            高山委員：費用の見込みを教えてください。
            水野委員：私も伺います。
            高山委員：分かりました。
            ○青井委員長　ほかにございますか。
            """)

        let warning = try #require(minutes.warnings.first { $0.code == "mixedLabels" })
        #expect(minutes.speeches.count == 3)
        #expect(warning.line == 3)
    }

    @Test func `a word that stands where speakers stand, and is none, is told`() throws {
        let minutes = try parsed(
            """
            ○青井委員長　ただいまから委員会を開きます。
            ○ぬえ
            この点はどうか。
            ○木田課長　御説明いたします。
            ○ぬえ
            もう一点伺いたい。
            ○青井委員長　ほかにございますか。
            ○ぬえ
            以上である。
            """)

        #expect(minutes.warnings.contains { $0.code == "unreadLabel" })
    }
}
