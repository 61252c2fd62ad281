import BotCore
@testable import DeadlineReminder
import MemoryStore
import MinutesModel
import PluginKit
import Testing

@Suite struct LifeTests {
    private func quiet(_ change: (inout DeadlineReminder.Settings) -> Void = { _ in }) -> DeadlineReminder.Settings {
        var settings = DeadlineReminder.Settings()
        settings.weekly = .never
        change(&settings)
        return settings
    }

    private func fields(of block: Block) -> [Field] {
        guard case .fields(let fields) = block else { return [] }
        return fields
    }

    @Test func `an overdue promise is told of four times, weekly, and then by the digest alone`() async throws {
        var life = try Life()
        try await life.arrive([.life()], on: .on("2026-10-08"))

        try await life.live(from: .on("2026-10-09"), to: .on("2027-09-30"))

        #expect(
            life.reminders == [
                "2027-03-01 lead-30", "2027-03-24 lead-7", "2027-03-28 lead-3", "2027-03-30 lead-1",
                "2027-03-31 lead-0", "2027-04-01 overdue", "2027-04-08 overdue-2", "2027-04-15 overdue-3",
                "2027-04-22 overdue-4",
            ])
        let digests = life.told.filter { $0.key.contains("/weekly/") }
        #expect(Set(digests.map(\.key)).count == digests.count)
        // One on its arrival's week, one before the deadline, then every Monday.
        #expect(digests.last?.day == "2027-09-27")
        #expect(digests.last?.title.contains("期限切れ1件") == true)
        #expect(digests.allSatisfy { CalendarDate($0.day)?.weekday == 1 })
    }

    @Test func `what is done is told of no more, and what is opened again goes on`() async throws {
        var life = try Life(quiet())
        try await life.arrive([.life()], on: .on("2026-10-08"))
        try await life.live(from: .on("2027-03-01"), to: .on("2027-03-25"))
        #expect(try life.store.setCommitment("a", state: .done))
        try await life.live(from: .on("2027-03-26"), to: .on("2027-03-29"))
        #expect(try life.store.setCommitment("a", state: .open))

        try await life.live(from: .on("2027-03-30"), to: .on("2027-04-02"))

        #expect(
            life.reminders == [
                "2027-03-01 lead-30", "2027-03-24 lead-7", "2027-03-30 lead-1", "2027-03-31 lead-0",
                "2027-04-01 overdue",
            ])
    }

    @Test func `a moved deadline is told once as a change, and only the new day is reminded of`() async throws {
        var life = try Life(quiet())
        try await life.arrive([.life()], on: .on("2026-10-08"))
        try await life.live(from: .on("2027-03-01"), to: .on("2027-03-02"))

        let later = Commitment.life(
            "b", core: "窓口システム統合計画の策定を終える", end: "2027-06-30", on: "2027-03-03")
        try await life.arrive([later], on: .on("2027-03-03"))
        try await life.begin(.on("2027-03-03"))
        try await life.live(from: .on("2027-03-04"), to: .on("2027-07-02"))

        #expect(
            life.reminders == [
                "2027-03-01 lead-30", "2027-03-03 moved/b", "2027-05-31 2027-06-30/lead-30",
                "2027-06-23 2027-06-30/lead-7", "2027-06-27 2027-06-30/lead-3", "2027-06-29 2027-06-30/lead-1",
                "2027-06-30 2027-06-30/lead-0", "2027-07-01 2027-06-30/overdue",
            ])
        #expect(life.told[1].title == "【期限の変更】水沢大臣：2027年3月31日 → 2027年6月30日")
        let listed = try life.store.commitments(CommitmentFilter(states: []))
        #expect(listed.map(\.id) == ["a"])
        #expect(listed.first?.deadline?.end == .on("2027-06-30"))
        #expect(listed.first?.moves.map(\.from?.end) == [.on("2027-03-31")])
    }

    @Test func `what is put off is quiet, and still recognised when it is said again`() async throws {
        var life = try Life(quiet())
        try await life.arrive([.life()], on: .on("2026-10-08"))
        #expect(try life.store.snoozeCommitment("a", until: .on("2027-03-29")))
        try await life.live(from: .on("2027-02-25"), to: .on("2027-03-10"))
        #expect(life.told == [])

        try await life.arrive([.life("b", end: "2027-04-30", on: "2027-03-11")], on: .on("2027-03-11"))
        try await life.live(from: .on("2027-03-12"), to: .on("2027-04-01"))

        // The change is news; the reminders wait until it wakes.
        #expect(life.reminders == ["2027-03-11 moved/b", "2027-03-31 2027-04-30/lead-30"])
        #expect(try life.store.commitments(CommitmentFilter()).map(\.id) == ["a"])
    }

    @Test func `reading either record again changes nothing, and done closes both`() async throws {
        var life = try Life(quiet())
        let later = Commitment.life("b", end: "2027-06-30", on: "2027-03-03")
        try await life.arrive([.life()], on: .on("2026-10-08"))
        try await life.arrive([later], on: .on("2027-03-03"))
        let before = try life.store.commitments(CommitmentFilter(states: []))
        let told = life.told

        try await life.arrive([.life()], on: .on("2027-03-04"))
        try await life.arrive([later], on: .on("2027-03-04"))
        #expect(try life.store.commitments(CommitmentFilter(states: [])) == before)
        #expect(life.told == told)

        #expect(try life.store.setCommitment("a", state: .done))
        try await life.live(from: .on("2027-03-05"), to: .on("2027-08-01"))
        #expect(life.told == told)
        #expect(try life.store.openCommitments().isEmpty)
    }

    @Test func `the same day said again is no news`() async throws {
        var life = try Life(quiet())
        try await life.arrive([.life()], on: .on("2026-10-08"))
        try await life.arrive([.life("b", on: "2026-12-01")], on: .on("2026-12-02"))

        try await life.live(from: .on("2026-12-03"), to: .on("2027-03-10"))

        #expect(life.reminders == ["2027-03-01 lead-30"])
        #expect(try life.store.commitments(CommitmentFilter(states: [])).map(\.id) == ["a"])
    }

    @Test func `a date that was put right has reminders of its own and survives a second reading`() async throws {
        var life = try Life(quiet())
        try await life.arrive([.life()], on: .on("2026-10-08"))
        try await life.live(from: .on("2027-03-01"), to: .on("2027-03-02"))
        _ = try life.store.editCommitment("a") { edit in
            edit.deadline = Deadline(surface: "手", start: .on("2027-04-30"), end: .on("2027-04-30"), precision: .day)
            edit.assignee = "財務課"
        }
        try await life.arrive([.life()], on: .on("2027-03-03"))

        try await life.live(from: .on("2027-03-04"), to: .on("2027-04-28"))

        #expect(
            life.reminders == [
                "2027-03-01 lead-30", "2027-03-31 2027-04-30/lead-30", "2027-04-23 2027-04-30/lead-7",
                "2027-04-27 2027-04-30/lead-3",
            ])
        let body = try #require(life.notices.last?.body)
        #expect(body.flatMap(fields).contains { $0.label == "担当" && $0.value == "財務課" })
        // What a later meeting says is news again.
        try await life.arrive([.life("b", end: "2027-08-31", on: "2027-04-29")], on: .on("2027-04-29"))
        #expect(life.told.last?.key == "deadline-reminder/a/moved/b")
        #expect(try life.store.commitments(CommitmentFilter()).first?.deadline?.end == .on("2027-08-31"))
        #expect(try life.store.commitments(CommitmentFilter()).first?.assignee == "財務課")
    }

    @Test(
        arguments: [
            // The deadline is a Wednesday; the seventh day before is a Wednesday, the third a Sunday.
            (.latest, ["2027-03-29 lead-3"]),
            (.all, ["2027-03-29 lead-30", "2027-03-29 lead-7", "2027-03-29 lead-3"]),
            (.skip, []),
        ] as [(DeadlineReminder.Settings.CatchUp, [String])])
    func `after days without runs what was missed is told as asked`(
        catchUp: DeadlineReminder.Settings.CatchUp, expected: [String]
    ) async throws {
        var life = try Life(quiet { $0.catchUp = catchUp })
        try await life.arrive([.life()], on: .on("2026-10-08"))

        try await life.begin(.on("2027-03-29"))
        try await life.begin(.on("2027-03-29"))

        #expect(life.reminders == expected)
    }

    @Test func `skip still tells what falls on the day`() async throws {
        var life = try Life(quiet { $0.catchUp = .skip })
        try await life.arrive([.life()], on: .on("2026-10-08"))

        try await life.live(from: .on("2027-03-01"), to: .on("2027-04-02")) { $0.day % 2 == 1 }

        #expect(life.reminders == ["2027-03-01 lead-30", "2027-03-31 lead-0", "2027-04-01 overdue"])
    }

    @Test(
        arguments: [
            // 2027-05-02 is a Sunday, then three holidays in a row; the last business day before is Friday 30 April.
            (.asIs, "2027-05-02", ["2027-04-25 lead-7", "2027-05-02 lead-0", "2027-05-03 overdue"]),
            (.previous, "2027-05-02", ["2027-04-23 lead-7", "2027-04-30 lead-0", "2027-05-06 overdue"]),
            // The reminder of the day itself never comes after it.
            (.next, "2027-05-02", ["2027-04-26 lead-7", "2027-04-30 lead-0", "2027-05-06 overdue"]),
        ] as [(DeadlineReminder.Settings.OnHoliday, String, [String])])
    func `a reminder on a closed day moves as asked`(
        onHoliday: DeadlineReminder.Settings.OnHoliday, end: String, expected: [String]
    ) async throws {
        var life = try Life(
            quiet {
                $0.onHoliday = onHoliday
                $0.leadDays = [.days(7), .days(0)]
                $0.overdueTimes = 1
            })
        try await life.arrive([.life(end: end)], on: .on("2026-10-08"))

        try await life.live(from: .on("2027-04-01"), to: .on("2027-05-10"))

        #expect(life.reminders == expected)
    }

    @Test func `business days before the deadline leave out weekends, holidays and the turn of the year`() async throws
    {
        var life = try Life(quiet { $0.leadDays = [.businessDays(3)] })
        // Three business days before 5 January: 4 January, then 28 and 25 December (29 December to 3 January closed).
        try await life.arrive([.life(end: "2027-01-05")], on: .on("2026-10-08"))

        try await life.live(from: .on("2026-12-01"), to: .on("2027-01-05"))

        #expect(life.reminders == ["2026-12-25 lead-3b"])
    }

    @Test func `a season is told of when it begins`() async throws {
        var life = try Life(quiet { $0.leadDays = [.days(7)] })
        try await life.arrive([.life(end: "2027-08-31", start: "2027-06-01")], on: .on("2026-10-08"))

        try await life.live(from: .on("2027-05-01"), to: .on("2027-08-30"))

        #expect(life.reminders == ["2027-06-01 begins", "2027-08-24 lead-7"])
    }

    @Test func `the next meeting is told of from two weeks before and is never overdue`() async throws {
        var life = try Life(quiet())
        try await life.arrive(
            [.life(core: "みらい会議の次回会議", end: "2026-12-10", kind: .nextMeeting)], on: .on("2026-10-08"))

        try await life.live(from: .on("2026-10-09"), to: .on("2027-01-31"))

        #expect(
            life.reminders == ["2026-12-03 lead-7", "2026-12-07 lead-3", "2026-12-09 lead-1", "2026-12-10 lead-0"])
        #expect(life.told.first?.title == "【次回会議まであと7日】みらい会議の次回会議")
    }

    @Test func `a digest missed by downtime is told on the next day, and not before the first week`() async throws {
        var life = try Life()
        // 2026-10-08 is a Thursday: no digest of the Monday before.
        try await life.arrive([.life()], on: .on("2026-10-08"))
        #expect(life.told == [])

        // Monday the 12th is a holiday (スポーツの日) and nobody runs the bot until Wednesday.
        try await life.begin(.on("2026-10-14"))
        try await life.begin(.on("2026-10-15"))

        #expect(life.told.map(\.key) == ["deadline-reminder/weekly/2026-10-12"])
        #expect(life.told.map(\.title) == ["【期限の週次まとめ】10月12日の週（新しい約束1件）"])
    }

    /// Thirty meetings of five years, each with a promise that was kept long ago, one that the next meeting says again for
    /// another day, a vague one and one for the years to come.
    private var archive: [Commitment] {
        (0..<30).flatMap { number in
            let day = CalendarDate.on("2021-10-07").adding(days: 60 * number)
            let (date, council) = ("\(day)", "みらい会議")
            var vague = Commitment.life("v\(number)", core: "第\(number)期の早急な対策を講じる", on: date, council: council)
            (vague.deadline, vague.vagueness) = (nil, "早急な")
            return [
                .life("p\(number)", core: "第\(number)号の施設改修工事に着手する", end: "\(day.adding(days: 80))", on: date),
                .life("m\(number)", core: "窓口システムの統合計画を策定する", end: "\(day.adding(days: 300))", on: date), vague,
                .life("f\(number)", core: "\(number)番目の公園の再整備を終える", end: "\(2027 + number % 5)-03-31", on: date),
            ]
        }
    }

    /// 2026-10-12 is a Monday, 2026-10-08 a Thursday.
    @Test(arguments: [
        ("2026-10-08", []), ("2026-10-12", ["deadline-reminder/weekly/2026-10-12"]),
    ])
    func `the first run over an archive of thirty old records tells one digest at most`(
        day: String, keys: [String]
    ) async throws {
        var life = try Life()

        try await life.arrive(archive, on: .on(day))
        try await life.begin(.on(day).adding(days: 1))

        #expect(life.told.map(\.key) == keys)
        // Neither what was past on arrival nor what was said vaguely years ago is new.
        let news = life.notices.flatMap(\.body).compactMap { block -> String? in
            guard case .heading(let text) = block else { return nil }
            return text
        }
        #expect(news == (keys.isEmpty ? [] : ["新しい約束（32件）"]))
    }

    @Test func `with nothing open, due or new nobody hears anything`() async throws {
        var life = try Life()
        try await life.live(from: .on("2026-10-01"), to: .on("2026-10-31"))
        #expect(life.told == [])

        // Far ahead: new in its first week, then silent.
        try await life.arrive([.life(end: "2029-03-31")], on: .on("2026-11-01"))
        try await life.live(from: .on("2026-11-01"), to: .on("2027-06-30"))
        #expect(life.told.map(\.key) == ["deadline-reminder/weekly/2026-11-02"])
    }

    @Test func `what was taken apart by hand is told of by itself and joined no more`() async throws {
        var life = try Life(quiet())
        try await life.arrive([.life()], on: .on("2026-10-08"))
        try await life.arrive([.life("b", end: "2027-06-30", on: "2027-03-03")], on: .on("2027-03-03"))
        #expect(try life.store.separateCommitment("a") == "b")

        try await life.live(from: .on("2027-03-04"), to: .on("2027-03-31"))
        try await life.live(from: .on("2027-06-30"), to: .on("2027-06-30"))

        #expect(try life.store.commitments(CommitmentFilter()).map(\.id) == ["a", "b"])
        #expect(
            life.reminders == [
                "2027-03-03 moved/b", "2027-03-04 lead-30", "2027-03-24 lead-7", "2027-03-28 lead-3",
                "2027-03-30 lead-1",
                "2027-03-31 lead-0", "2027-06-30 overdue-4", "2027-06-30 lead-0",
            ])
    }

    @Test func `a hundred promises over a year are each told at most once a day and no key twice`() async throws {
        var settings = DeadlineReminder.Settings()
        settings.leadDays = [.days(30), .days(7), .businessDays(3), .days(1), .days(0)]
        settings.onHoliday = .previous
        var life = try Life(settings)
        let promises = (0..<100).map { number in
            // Different in kind, so that none repeats another.
            Commitment.life(
                "p\(number)", core: "第\(number)号の施設改修工事に着手する",
                end: CalendarDate.on("2026-11-01").adding(days: number * 3).description)
        }
        try await life.arrive(promises, on: .on("2026-10-08"))

        try await life.live(from: .on("2026-10-09"), to: .on("2027-12-31")) { $0.dayNumber % 5 != 0 }

        #expect(Set(life.told.map(\.key)).count == life.told.count)
        let perDay = Dictionary(grouping: life.told.filter { !$0.key.contains("weekly") }) {
            "\($0.day) \($0.key.split(separator: "/")[1])"
        }
        #expect(perDay.values.allSatisfy { $0.count == 1 })
        #expect(Set(life.told.compactMap { $0.key.split(separator: "/").dropFirst().first }).count == 101)
    }
}
