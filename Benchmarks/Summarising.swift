import BotCore
import Documents
import FoundationEssentials
import Logging
import MinutesModel
import MinutesParsing
import PluginHost
import PluginKit

/// Milliseconds from a record to its summary, in the boxed plugin, for a sitting of 430 KB: a whole day of questions, the
/// longest that the corpus has is a third of it.
struct Summarising {
    let prefix: String

    func measure(report: (String) -> Void) throws {
        let sitting = Array(Sitting.text(bytes: 430_000).utf8)
        let read = try DocumentReader().read(sitting, name: "sitting.txt")
        let minutes = MinutesParser().parse(read.text, id: read.id)
        guard minutes.exchanges.count > 50 else { throw BenchmarkError("the sitting was not understood") }
        let event = EncodedEvent(minutesJSON: Array(try JSONEncoder().encode(minutes)))
        let plugin = try PluginFinder.load(prefix + "/lib/kairan/plugins/summary")
        let runner = ProcessPluginRunner(
            plugins: [ConfiguredPlugin(plugin: plugin, settings: .object(["detail": .string("full")]))],
            logger: Logger(label: "bench"))
        defer { runner.stop() }
        var times: [Double] = []
        for id in 0..<11 {
            let began = milliseconds()
            runner.call(PluginCall(id: Int64(id), plugin: "summary", event: event, state: nil))
            let outcome = try runner.outcome()
            guard case .success = outcome.result else { throw BenchmarkError("the plugin did not answer: \(outcome)") }
            // The first call starts the program.
            if id > 0 { times.append(milliseconds() - began) }
        }
        report(
            "summary of \(sitting.count / 1000) KB, \(minutes.speeches.count) speeches, \(minutes.exchanges.count) "
                + "exchanges: \(median(times).rounded(0)) ms (goal <= 150)")
    }
}

/// A fictional sitting of an assembly.
private enum Sitting {
    static func text(bytes: Int) -> String {
        var text = "令和8年第3回青葉市議会定例会会議録\n\n令和8年9月14日（月曜日）午前10時開議\n\n"
        var round = 0
        while text.utf8.count < bytes {
            let topic = topics[round % topics.count]
            let place = places[(round / topics.count) % places.count]
            text += """
                ○議長（森田一郎） 次に、\(round % 20 + 1)番議員。
                ○\(round % 20 + 1)番（桐島花子） \(place)の\(topic)について伺います。昨年の決算審査でも取り上げましたが、\(place)では要望が年々増えており、対応が追いついていないとの声を多くの市民から聞いております。他市では専任の職員を置き、住民の参加を得て計画を改めた例もございます。本市においても、\(place)の\(topic)を早急に見直すべきと考えますが、市長の見解を伺います。
                ○市長（谷川次郎） \(place)の\(topic)についてお答えいたします。\(place)につきましては、これまで三か年の計画に基づき、関係する部局が連携して取組を進めてまいりました。一方、利用する方の数が想定を\(round + 3)件上回り、現場の負担が課題となっております。こうしたことから、来年度に実態の調査を行い、その結果を踏まえて\(topic)の計画を改め、\(place)から順次、体制の拡充を図ってまいります。

                """
            round += 1
        }
        return text + "○議長（森田一郎） 以上で散会いたします。\n"
    }

    private static let topics = ["学校給食費の無償化", "空き家の活用", "通学路の安全対策", "地域公共交通の再編", "防災倉庫の備蓄", "子どもの居場所づくり", "図書館の開館時間"]
    private static let places = ["青葉地区", "港北台", "南が丘", "旧宿場町", "みどり野", "東雲ニュータウン"]
}
