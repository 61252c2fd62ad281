import BotCore
import MinutesModel

/// What happens in the thirty days of one seed, fixed before they begin.
struct Scenario {
    enum Fate {
        /// The reader crashes this often before it reads it; more than twice is for ever.
        case readable(afterCrashes: Int)
        case refused
    }
    struct PlannedDocument {
        var number: Int
        /// Documents with one content have one id.
        var content: Int
        var meeting: Int
        var arrives: Int64
        var fate: Fate
        /// Per plugin: how often it fails on it; more than twice is for ever.
        var failures: [String: Int]
        /// The page on which it stands until the page's next document; `nil`: it lies in the folder.
        var page: Int?
    }
    enum PageMood: CaseIterable {
        case well, missing, failing, throttling, hanging, broken, moved
    }
    struct PlannedPage {
        var number: Int
        var spells: [PageSpell]
        /// Whether its server knows 304.
        var validates: Bool
        var every: Duration?

        /// Two hosts, so that some pages share one.
        var url: String { "https://site\(number % 2).test/\(number).txt" }
        var source: String { "page\(number)" }
    }
    struct PageSpell {
        var from: Int64
        var until: Int64
        var mood: PageMood
    }
    enum Mood: CaseIterable {
        case well, failing, throttling, unreachable, silentBefore, silentAfter, forbidden, teapot
    }
    struct Spell {
        var from: Int64
        var until: Int64
        var mood: Mood
    }
    struct PlannedEndpoint {
        var endpoint: Endpoint
        var spells: [Spell]
        var goneFrom: Int64?
    }

    static let minute: Int64 = 60_000
    static let day: Int64 = 86_400_000
    /// 2026-01-01T00:00 in Japan.
    static let start: Int64 = 1_767_193_200_000
    static let days = 30
    static let plugins = ["alpha", "beta", "gamma"]

    var documents: [PlannedDocument] = []
    var pages: [PlannedPage] = []
    var endpoints: [PlannedEndpoint] = []
    /// One run in so many dies.
    var crashesOneIn: Int
    /// One run in so many meets a second run that starts meanwhile.
    var overlapsOneIn: Int
    /// One run in so many is stopped for longer than its lease while another one runs.
    var zombiesOneIn: Int
    var busyOneIn: Int
    var cronMinutes: Int
    /// Where it is short, what was told is dropped while the month goes on.
    var retentionDays: Int

    /// No trouble but what is given.
    init(documents: [PlannedDocument], pages: [PlannedPage] = [], endpoints: [PlannedEndpoint]) {
        self.documents = documents
        self.pages = pages
        self.endpoints = endpoints
        crashesOneIn = .max
        overlapsOneIn = .max
        zombiesOneIn = .max
        busyOneIn = .max
        cronMinutes = 10
        retentionDays = 400
    }

    init(seed: UInt64) {
        let random = SeededRandom(seed: seed)
        crashesOneIn = random.pick([3, 6, 12, .max])
        overlapsOneIn = random.pick([5, 15, .max])
        zombiesOneIn = random.pick([15, 40, .max])
        busyOneIn = random.pick([40, 200, .max])
        cronMinutes = random.range(10...60)
        retentionDays = random.pick([400, 400, 2])
        for number in 0..<random.range(3...8) {
            documents.append(Self.document(number, earlier: documents, random))
        }
        pages = (0..<random.range(0...3)).map { Self.page($0, random) }
        if !pages.isEmpty {
            for index in documents.indices where random.oneIn(2) { documents[index].page = random.below(pages.count) }
        }
        endpoints = [
            Self.endpoint("archive", .generic, .resend, random), Self.endpoint("team", .slack, .resend, random),
            Self.endpoint("careful", .teams, .hold, random),
        ]
    }

    private static func document(
        _ number: Int, earlier: [PlannedDocument], _ random: SeededRandom
    ) -> PlannedDocument {
        var content = number
        var meeting = number
        if let model = earlier.isEmpty ? nil : random.pick(earlier) {
            // The same document under another name; a corrected one on the same meeting.
            if random.oneIn(8) {
                (content, meeting) = (model.content, model.meeting)
            } else if random.oneIn(8) {
                meeting = model.meeting
            }
        }
        let fate: Fate =
            random.oneIn(12)
            ? .refused : .readable(afterCrashes: random.oneIn(8) ? random.pick([1, 2, 1_000]) : 0)
        var failures: [String: Int] = [:]
        for plugin in plugins where random.oneIn(12) { failures[plugin] = random.pick([1, 2, 1_000]) }
        // What one content meets is the same under every name.
        let twin = earlier.first { $0.content == content }
        return PlannedDocument(
            number: number, content: content, meeting: meeting,
            arrives: start + Int64(random.below(days * 24 * 60)) * minute, fate: twin?.fate ?? fate,
            failures: twin?.failures ?? failures)
    }

    private static func page(_ number: Int, _ random: SeededRandom) -> PlannedPage {
        let spells = spells(random) { random.oneIn(2) ? PageMood.well : random.pick(PageMood.allCases) }
        return PlannedPage(
            number: number, spells: spells.map { PageSpell(from: $0, until: $1, mood: $2) },
            validates: !random.oneIn(3), every: random.pick([nil, .seconds(3600), .seconds(86_400)]))
    }

    /// Times of one mood each, from the first to the last day.
    private static func spells<Mood>(_ random: SeededRandom, _ mood: () -> Mood) -> [(Int64, Int64, Mood)] {
        var spells: [(Int64, Int64, Mood)] = []
        var time = start
        let end = start + Int64(days) * day
        while time < end {
            let hours = random.oneIn(8) ? random.range(24...120) : random.range(1...48)
            let until = min(time + Int64(hours) * 60 * minute, end)
            spells.append((time, until, mood()))
            time = until
        }
        return spells
    }

    private static func endpoint(
        _ name: String, _ service: ServiceKind, _ onUnknown: Endpoint.OnUnknown, _ random: SeededRandom
    ) -> PlannedEndpoint {
        let spells = spells(random) { random.oneIn(2) ? Mood.well : random.pick(Mood.allCases) }
            .map { Spell(from: $0, until: $1, mood: $2) }
        let goneFrom = random.oneIn(10) ? start + Int64(random.below(days)) * day : nil
        return PlannedEndpoint(
            endpoint: Endpoint(
                name: name, service: service, url: Secret("https://\(name).test/1"), onUnknown: onUnknown),
            spells: spells, goneFrom: goneFrom)
    }
}
