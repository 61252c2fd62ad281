import Glibc
import MinutesModel
import Testing

@testable import JapaneseText

struct TimeDecisionTests {
    private let expressions = TimeExpressionRulesTests.expressions
    private let anchor = CalendarDate(year: 2021, month: 12, day: 24) ?? CalendarDate(dayNumber: 0)

    @Test(arguments: [
        ("第3回会合", "第3回", "ordinal"), ("資料2-1を見る", "資料2-1", "ordinal"), ("十分に", "十分", "word"), ("日本年金", "日本", "name"),
        ("四日市市", "四日市", "name"), ("前年比5%", "前年比", "comparison"), ("3年以上の者", "3年以上", "amount"),
        ("3年内閣府令", "3年", "unplaced"), ("20日かかる", "20日", "unplaced"), ("担当年末", "当年", "torn off"), ("将来年金", "将来", "word"),
        ("1-1を見る", "1-1", "unplaced"),
    ])
    func `what is refused says why`(text: String, surface: String, rule: String) throws {
        let decision = try #require(expressions.explain(in: text, anchor: anchor).first)

        #expect(decision.surface == surface)
        #expect(decision.rule == rule)
        #expect(decision.reason.contains(" "))
    }

    @Test(arguments: [
        ("令和4年度中に", "era fiscal year > within"), ("来週水曜日の正午まで", "relative week > weekday > time"),
        ("4月1日～5月10日", "month > day until month > day"), ("翌営業日までに", "business day from the text"),
        ("3年以内に", "within a length"), ("通常国会に", "session"), ("お盆明けに", "occasion"), ("早急に", "vague"),
        ("令和6年4月1日から3年間", "era year > month > day > length from there"),
    ])
    func `what is found names its rules`(text: String, rule: String) throws {
        let decision = try #require(expressions.explain(in: text, anchor: anchor).first)

        #expect(decision.rule == rule)
        #expect(decision.reason.contains(" "))
    }

    @Test func `an explanation finds what a plain reading finds, in order, and refuses between`() {
        for row in TimeTable.rows {
            let decisions = expressions.explain(in: row.text, anchor: row.anchor)

            let found = decisions.compactMap { decision -> TimeExpression? in
                if case .found(let expression) = decision.outcome { expression } else { nil }
            }
            #expect(found == expressions.find(in: row.text, anchor: row.anchor), "\(row)")
            for (one, next) in zip(decisions, decisions.dropFirst()) {
                #expect(one.range.upperBound <= next.range.lowerBound, "\(row)")
            }
        }
    }

    @Test func `every step has a name of its own and a reason`() {
        let steps = TimeRuleStep.allCases

        #expect(Set(steps.map { $0.name }).count == steps.count)
        #expect(steps.allSatisfy { !$0.reason.isEmpty })
    }

    @Test func `a memory carries a date from one sentence into the next`() throws {
        var memory = TimeMemory()
        _ = expressions.find(in: "令和6年6月に定める。", anchor: anchor, memory: &memory)

        let next = expressions.find(in: "同年12月に始める。", anchor: anchor, memory: &memory)

        #expect(next.first?.end?.description == "2024-12-31")
        #expect(expressions.find(in: "同年12月に始める。", anchor: anchor).first?.end == nil)
    }

    /// In this thread's processor time, which neither a busy machine nor the tests beside it stretch much; a square would be
    /// sixteen times as long.
    @Test(arguments: ["3月", "3月まで", "の3年以内", "12月29日から1月3日まで", "施行後", "第1", "一", "1/1", "今後", "20日まで", "　", "令和"])
    func `a text four times as long takes about four times as long`(piece: String) {
        func ticks(_ count: Int) -> Int64 {
            let text = String(repeating: piece, count: count)
            let began = microseconds()
            _ = expressions.find(in: text, anchor: anchor)
            return microseconds() - began
        }
        func microseconds() -> Int64 {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
        }
        let short = (0..<3).map { _ in ticks(150) }.min() ?? 0

        let long = (0..<3).map { _ in ticks(600) }.min() ?? 0

        #expect(long < 9 * short + 2000)
    }
}
