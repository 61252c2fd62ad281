import MinutesModel
import TestSupport
import Testing

/// Facts of real documents, checked by hand. Numbers and dates only: none of their text is kept here.
@Suite(.enabled(if: TestData.folder != nil))
struct RecordCorpusTests {
    private func minutes(_ name: String) throws -> Minutes {
        try parsed(TestData.bytes(of: "corpus/\(name)"), name: name)
    }

    @Test(
        arguments: [
            ("tokyo-committee-2020-04-17.txt", "2020-04-22", "13:00", 31),
            ("meguro-assembly-kensakusystem.txt", "2025-02-18", "13:00", 24),
            ("shinagawa-committee-2024-06-26.txt", "2024-07-09", "10:30", 38),
            ("mlit-committee-2023-10-19.txt", nil, nil, 11),
        ] as [(String, String?, String?, Int)])
    func `the next meeting`(name: String, date: String?, start: String?, speech: Int) throws {
        let next = try #require(try minutes(name).nextMeeting)

        #expect(next.date?.description == date)
        #expect(next.start?.description == start)
        #expect(next.speech == speech)
    }

    @Test(arguments: [
        ("shinagawa-committee-2001-11-27.txt", [67], [Decision.Outcome.adopted]),
        (
            "tokyo-committee-2020-04-17.txt", [9, 18, 19, 21, 24, 28, 30],
            [.approved, .referred, .approved, .referred, .rejected, .approved, .approved]
        ),
        ("meguro-assembly-kensakusystem.txt", [3], [.approved]),
        ("diet-plenary-2026-02-18.txt", [0, 1, 2, 8], [.approved, .approved, .approved, .approved]),
    ])
    func `decisions`(name: String, speeches: [Int], outcomes: [Decision.Outcome]) throws {
        let decisions = try minutes(name).decisions

        #expect(decisions.map(\.speech) == speeches)
        #expect(decisions.map(\.outcome) == outcomes)
    }

    @Test func `the points under discussion`() throws {
        let shinagawa = try minutes("shinagawa-committee-2024-06-26.txt").speeches.map(\.agendaItem)
        #expect(shinagawa[1...4].allSatisfy { $0 == 0 })
        #expect(shinagawa[5...6].allSatisfy { $0 == 1 })
        #expect(shinagawa[8...11].allSatisfy { $0 == 2 })
        #expect(shinagawa[12...36].allSatisfy { $0 == 3 })

        let tokyo = try minutes("tokyo-committee-2020-04-17.txt").speeches.map(\.agendaItem)
        #expect(tokyo[14...17].allSatisfy { $0 == nil })  // eight points at once
        #expect(tokyo[23...25].allSatisfy { $0 == 8 })
        #expect(tokyo[26...29].allSatisfy { $0 == 9 })

        #expect(
            try minutes("meguro-assembly-kensakusystem.txt").speeches.map(\.agendaItem)[6...23].allSatisfy { $0 == 1 })
    }

    @Test func `questions and their answers`() throws {
        #expect(
            try minutes("meguro-assembly-kensakusystem.txt").exchanges.map { $0.questions + $0.answers } == [
                [8, 9, 10], [11, 12, 13], [16, 17, 18], [19, 20, 21], [22, 23],
            ])
        #expect(
            try minutes("shinagawa-committee-2024-06-26.txt").exchanges.map { $0.questions + $0.answers } == [
                [15, 16], [17, 18], [25, 26],
            ])
        // Bare names do not tell who asks.
        #expect(try minutes("mlit-committee-2023-10-19.txt").exchanges == [])
    }

    @Test(
        arguments: [
            ("meguro-assembly-kensakusystem.txt", "2025-02-17", 1, "13:00", "15:51"),
            ("tokyo-committee-2020-04-17.txt", "2020-04-17", 1, "13:00", nil),
            // The text tells no day; its file's name does.
            ("mlit-committee-2023-10-19.txt", "2023-10-19", 1, nil, nil),
            ("shinagawa-committee-2001-11-27.txt", "2001-11-27", nil, "10:06", "14:46"),
        ] as [(String, String?, Int?, String?, String?)])
    func `heads`(name: String, date: String?, session: Int?, start: String?, end: String?) throws {
        let minutes = try minutes(name)

        #expect(minutes.date?.description == date)
        #expect(minutes.session == session)
        #expect(minutes.start?.description == start)
        #expect(minutes.end?.description == end)
        #expect(!minutes.warnings.contains { ["twoDates", "twoTimes"].contains($0.code) })
    }
}
