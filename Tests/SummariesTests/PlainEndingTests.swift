@testable import Summaries
import Testing

@Suite struct PlainEndingTests {
    @Test(arguments: [
        ("窓口の統合を進めてまいります。", "窓口の統合を進める"), ("減災に取り組んでまいります。", "減災に取り組む"), ("人材の育成を図ってまいります。", "人材の育成を図る"),
        ("改革を実行してまいります。", "改革を実行する"), ("達成を目指してまいります。", "達成を目指す"), ("調査を行ってまいります。", "調査を行う"),
        ("手本を示してまいります。", "手本を示す"), ("案を提示してまいります。", "案を提示する"), ("基盤を築いてまいります。", "基盤を築く"), ("流入を防いでまいります。", "流入を防ぐ"),
        ("制度を学んでまいります。", "制度を学ぶ"), ("対策を講じてまいります。", "対策を講じる"), ("期間を延ばしてまいります。", "期間を延ばす"), ("予算を明らかにしてまいります。", "予算を明らかにする"), ("役割を担ってまいります。", "役割を担う"),
    ])
    func `a will to go on becomes a will`(polite: String, plain: String) {
        #expect(PlainEnding.of(polite) == plain)
    }

    @Test(arguments: [
        ("計画を策定いたします。", "計画を策定する"), ("本部を設置しました。", "本部を設置した"), ("条例を改正いたしました。", "条例を改正した"), ("調査を行いました。", "調査を行った"),
        ("協議を進めております。", "協議を進めている"), ("検討しておりません。", "検討していない"), ("廃止はいたしません。", "廃止はしない"), ("再開できません。", "再開できない"),
        ("考慮しなければなりません。", "考慮しなければならない"), ("そうではありません。", "そうではない"), ("見直しの必要があります。", "見直しの必要がある"),
        ("支援が必要であります。", "支援が必要"), ("施設を廃止するものであります。", "施設を廃止する"), ("準備しているところでございます。", "準備している"),
    ])
    func `what was done, is done or is not done stays`(polite: String, plain: String) {
        #expect(PlainEnding.of(polite) == plain)
    }

    @Test(arguments: [
        ("来年度から進めてまいりたいというふうに考えているところでございます。", "来年度から進めていきたい"), ("見直すべきと考えます。", "見直すべき"),
        ("支援が必要だと思います。", "支援が必要だ"), ("増やせないかと考えております。", "増やせないかと考えている"), ("慎重にと考えます。", "慎重にと考える"),
        ("増えるのかなというふうに考えております。", "増えるのかなというふうに考えている"),
    ])
    func `an opinion loses its frame only where a whole claim stands in it`(polite: String, plain: String) {
        #expect(PlainEnding.of(polite) == plain)
    }

    @Test(arguments: [
        ("知事の見解を伺います。", "知事の見解は"), ("現在の状況についてお尋ねします。", "現在の状況は"), ("どのように進めるのか伺います。", "どのように進めるのか"),
        ("何人か、お伺いいたします。", "何人か"), ("いつ始めるのでしょうか。", "いつ始めるのか"), ("検討していますか。", "検討しているか"), ("見直しませんか。", "見直さないか"),
    ])
    func `a question stays one`(polite: String, plain: String) {
        #expect(PlainEnding.of(polite) == plain)
    }

    @Test(arguments: ["", "。", "ます。", "です。", "まいります。", "見解。", "We go on.", "進める。"])
    func `what is no polite sentence stays or says nothing`(text: String) {
        #expect(PlainEnding.of(text).count <= text.count)
    }
}
