import Glibc
import JapaneseText
import MinutesModel

/// Time expressions: what the first one costs, megabytes a second on one core, and memory besides the text.
struct Times {
    let document: String
    /// A text in which a date stands in every line.
    let table: String
    private let anchor = CalendarDate(dayNumber: 19_676)  // 2023-11-15

    /// Call it before anything else has read a date in this process: the first reading builds the tables.
    func measure(report: (String) -> Void) throws {
        let before = anonymousKilobytes()
        let began = processorSeconds()
        let expressions = TimeExpressions()
        let ready = expressions.find(in: "令和5年度末までに、来週水曜日の会議の3日前、施行後5年、3月に策定した。", anchor: anchor)
        let readyMilliseconds = (processorSeconds() - began) * 1000
        let text = String(decoding: big(document, to: 2_000_000), as: UTF8.self)
        let small = String(text.prefix(30_000))
        let held = anonymousKilobytes()
        guard ready.count > 3, expressions.find(in: small, anchor: anchor).count > 10 else {
            throw BenchmarkError("the time expressions were not found")
        }
        let grown =
            anonymousKilobytes() - held + max(0, held - before - (text.utf8.count * 2 + small.utf8.count) / 1024)
        report(
            "times: ready in \(readyMilliseconds.rounded(1)) ms (goal <= 5), "
                + "\((Double(max(0, grown)) / 1024).rounded(1)) MiB besides the text (goal <= 8)")
        report("  minutes, \(rate(expressions, text).rounded(1)) MB/s (goal >= 20)")
        let dense = contents(of: table)
        report("  a date in every line, \(rate(expressions, String(repeating: dense, count: 10)).rounded(1)) MB/s")
        let worst = String(repeating: "3月", count: 100_000)
        report("  nothing but dates (3月3月3月…), \(rate(expressions, worst).rounded(2)) MB/s")
        peer(report: report)
    }

    /// Megabytes a second of processor time, the best of five.
    private func rate(_ expressions: TimeExpressions, _ text: String) -> Double {
        let seconds = (0..<5).map { _ in
            let began = processorSeconds()
            _ = expressions.find(in: text, anchor: anchor)
            return processorSeconds() - began
        }
        return Double(text.utf8.count) / 1_000_000 / (seconds.min() ?? 1)
    }

    private func peer(report: (String) -> Void) {
        let python = getenv("KAIRAN_BENCH_PYTHON").map { String(cString: $0) } ?? "python3"
        let command = "'\(python)' '\(CronRun.here)/peers/times.py' '\(document)' 2>/dev/null"
        guard let pipe = popen(command, "r") else { return }
        var line = [CChar](repeating: 0, count: 200)
        let answered = fgets(&line, Int32(line.count), pipe) != nil
        guard pclose(pipe) == 0, answered else {
            report("  beside it: no peer here (pip install ja-timex)")
            return
        }
        let answer = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
        report("  beside it: ja-timex \(String(decoding: answer, as: UTF8.self))")
    }

    private func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }

    /// Memory of this process that is no file's.
    private func anonymousKilobytes() -> Int {
        let line = contents(of: "/proc/self/status").split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
        return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0
    }
}
