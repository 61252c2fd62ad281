import BotCore
import Webhooks

/// Fetches one page by hand, for the commands that look without a bot: the same hops and rules as in a run.
struct PageLoader {
    let clock: any Clock
    let userAgent: String

    init(clock: any Clock, contact: String? = nil) {
        self.clock = clock
        userAgent = UserAgent.text(contact: contact)
    }

    func load(_ page: Page, validators: PageValidators? = nil, limits: FetchRequest.Limits = .init()) throws
        -> PageOutcome
    {
        let transport = CurlTransport(userAgent: userAgent)
        let start = clock.uptime
        var fetch = PageFetch(page, validators: validators, limits: limits)
        while true {
            transport.fetch(fetch.request(id: 1, spent: clock.uptime - start))
            var answers: [HTTPAnswer] = []
            while answers.isEmpty { answers = try transport.wait(on: [], atMost: .seconds(60)).pages }
            guard case .end(let outcome) = fetch.take(answers[0], now: clock.now) else { continue }
            return outcome
        }
    }
}

/// How Kairan introduces itself to the servers it reads from.
enum UserAgent {
    static func text(contact: String?) -> String {
        let name = "Kairan/\(Version.current)"
        return contact.map { "\(name) (+\($0))" } ?? name
    }
}
