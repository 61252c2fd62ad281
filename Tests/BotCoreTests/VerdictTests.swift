import BotCore
import PluginKit
import Testing

@Suite struct VerdictTests {
    private let now = Instant(milliseconds: 1_767_225_600_000)

    private func verdict(
        _ outcome: DeliveryOutcome, failures: Int = 0, endpoint: EndpointState = EndpointState(name: "team"),
        resends: Bool = true, isOwn: Bool = false, status: Int? = 200, failure: TransportFailure.Reason? = nil
    ) -> Verdict {
        verdict(
            outcome, failures: failures, endpoint: endpoint, at: now, resends: resends, isOwn: isOwn, status, failure)
    }

    private func verdict(
        _ outcome: DeliveryOutcome, failures: Int = 0, endpoint: EndpointState, at now: Instant, resends: Bool = true,
        isOwn: Bool = false, _ status: Int? = 200, _ failure: TransportFailure.Reason? = nil
    ) -> Verdict {
        let delivery = StartedDelivery(
            id: 1, publicID: "msg_1", attempt: 2, endpoint: "team", body: [], contentType: "", failures: failures,
            isOwn: isOwn)
        let situation = Verdict.Situation(
            delivery: delivery, endpoint: endpoint, resends: resends, policy: RetryPolicy(), now: now, random: 1 << 63,
            failure: failure)
        return Verdict.on(outcome, status: status, situation)
    }

    @Test(arguments: [
        (DeliveryOutcome.delivered, DeliveryState.delivered, 0),
        (.accepted, .accepted, 0),
        (.payloadRefused(reason: "400"), .refused, 0),
        (.retry(after: nil, reason: "500"), .pending, 1),
        (.endpointPaused(reason: "403"), .pending, 1),
        (.endpointGone(reason: "410"), .undeliverable, 0),
        (.unknown(reason: "timeout"), .unknown, 1),
    ])
    func `an outcome decides the delivery's state`(outcome: DeliveryOutcome, state: DeliveryState, failures: Int) {
        let verdict = verdict(outcome)

        #expect(verdict.completion.state == state)
        #expect(verdict.completion.failures == failures)
        #expect(verdict.completion.attempt == 2)
    }

    @Test func `an unknown outcome is held where it must not be repeated`() {
        #expect(verdict(.unknown(reason: "timeout"), resends: false).completion.state == .held)
        #expect(verdict(.unknown(reason: "timeout"), failures: 9, resends: false).completion.state == .held)
    }

    @Test(arguments: [
        DeliveryOutcome.retry(after: nil, reason: "r"), .endpointPaused(reason: "r"), .unknown(reason: "r"),
    ])
    func `the tenth failure is the last, and the operator hears of it`(outcome: DeliveryOutcome) {
        #expect(verdict(outcome, failures: 8).completion.state.isOpen)

        let last = verdict(outcome, failures: 9)

        #expect(last.completion.state == .undeliverable)
        #expect(last.notices.contains { $0.key.hasPrefix("kairan/undeliverable/msg_1/") })
    }

    /// What becomes of a delivery that joined a thread.
    private func threaded(_ outcome: DeliveryOutcome, status: Int?) -> Verdict {
        var delivery = StartedDelivery(
            id: 1, publicID: "msg_1", attempt: 2, endpoint: "team", body: [], contentType: "", failures: 3, isOwn: false
        )
        delivery.thread = "$root"
        return Verdict.on(
            outcome, status: status,
            Verdict.Situation(
                delivery: delivery, endpoint: EndpointState(name: "team"), resends: true, policy: RetryPolicy(),
                now: now,
                random: 1 << 63, threadID: "$other"))
    }

    @Test(arguments: [
        (DeliveryOutcome.payloadRefused(reason: "400"), 400), (.endpointPaused(reason: "403"), 403),
        (.endpointPaused(reason: "404"), 404),
    ])
    func `what may be the thread's fault goes out again at once outside of it, and nobody is blamed`(
        outcome: DeliveryOutcome, status: Int
    ) {
        let verdict = threaded(outcome, status: status)

        #expect(verdict.completion.state == .pending && verdict.completion.thread == .lost)
        #expect(verdict.completion.failures == 3 && verdict.completion.notBefore == now)
        #expect(verdict.endpoint == EndpointState(name: "team") && verdict.notices.isEmpty)
    }

    @Test(arguments: [
        (DeliveryOutcome.endpointPaused(reason: "key"), 401 as Int?), (.endpointPaused(reason: "proxy"), 407),
        (.endpointPaused(reason: "certificate"), nil), (.endpointGone(reason: "gone"), 404),
        (.retry(after: nil, reason: "slow"), 429), (.unknown(reason: "timeout"), nil), (.delivered, 200),
    ])
    func `what has nothing to do with the thread leaves it alone`(outcome: DeliveryOutcome, status: Int?) {
        #expect(threaded(outcome, status: status).completion.thread == nil)
    }

    @Test func `an arrived message outside a thread begins one, where the answer names it`() {
        let delivery = StartedDelivery(
            id: 1, publicID: "msg_1", attempt: 2, endpoint: "team", body: [], contentType: "", failures: 0, isOwn: false
        )
        func news(_ outcome: DeliveryOutcome, _ threadID: String?) -> ThreadNews? {
            let situation = Verdict.Situation(
                delivery: delivery, endpoint: EndpointState(name: "team"), resends: true, policy: RetryPolicy(),
                now: now,
                random: 1, threadID: threadID)
            return Verdict.on(outcome, status: 200, situation).completion.thread
        }

        #expect(news(.delivered, "$a") == .begins("$a"))
        #expect(news(.delivered, nil) == nil)
        #expect(news(.payloadRefused(reason: "no"), "$a") == nil)
    }

    @Test func `a notice about a notice would never end`() {
        let own = verdict(.payloadRefused(reason: "400"), isOwn: true)

        #expect(own.completion.state == .refused)
        #expect(own.notices.isEmpty)
    }

    @Test func `Retry-After holds the whole endpoint`() {
        let verdict = verdict(.retry(after: .seconds(3600), reason: "429"))

        #expect(verdict.endpoint.pausedUntil == now + .seconds(3600))
        #expect(verdict.completion.notBefore == now + .seconds(3600))
        #expect(verdict.notices.isEmpty)
    }

    @Test func `a wrong configuration pauses the endpoint and is told once`() {
        let first = verdict(.endpointPaused(reason: "403"))
        #expect(first.endpoint.pausedUntil == now + .seconds(30 * 60))
        #expect(first.completion.notBefore == now + .seconds(30 * 60))
        #expect(first.notices.map { $0.key } == ["kairan/endpointPaused/team/\(now.milliseconds)"])

        let second = verdict(.endpointPaused(reason: "403"), failures: 4, endpoint: first.endpoint)
        // The schedule's own step is longer by now.
        #expect(second.endpoint.pausedUntil == now + .seconds(5 * 3600))
        #expect(second.notices.isEmpty)

        let well = verdict(.delivered, endpoint: second.endpoint)
        #expect(well.endpoint == EndpointState(name: "team"))
        #expect(well.notices.map { $0.key } == ["kairan/endpointRecovered/team/\(now.milliseconds)"])
    }

    @Test func `long trouble is told once, short trouble never`() {
        var endpoint = EndpointState(name: "team")
        var told: [Int] = []
        for failures in 0..<9 {
            let verdict = verdict(.retry(after: nil, reason: "500"), failures: failures, endpoint: endpoint)
            endpoint = verdict.endpoint
            if !verdict.notices.isEmpty { told.append(failures + 1) }
        }

        #expect(told == [Verdict.failuresToTell])
        #expect(endpoint.pausedUntil == nil)
        let short = EndpointState(name: "team", failuresInRow: 4)
        #expect(verdict(.delivered, endpoint: short).notices.isEmpty)
    }

    @Test(arguments: [
        DeliveryOutcome.retry(after: nil, reason: "r"), .endpointPaused(reason: "r"), .unknown(reason: "r"),
    ])
    func `five days of nothing but failures end an endpoint, and the operator hears of it once`(
        outcome: DeliveryOutcome
    ) {
        let days = { (count: Int64) in now + .seconds(count * 86_400) }
        let first = verdict(outcome, endpoint: EndpointState(name: "team"), at: days(0)).endpoint
        #expect(first.failingSince == days(0))
        let fourth = verdict(outcome, endpoint: first, at: days(4))
        #expect(fourth.endpoint.goneSince == nil)
        #expect(fourth.endpoint.failingSince == days(0))

        let last = verdict(outcome, endpoint: fourth.endpoint, at: days(5))

        #expect(last.endpoint.goneSince == days(5))
        #expect(last.completion.state == .undeliverable)
        #expect(last.notices.map(\.key) == ["kairan/endpointDisabled/team/\(days(5).milliseconds)"])
        let text = "5日間、一度も届きませんでした。届いていない通知は保存してあり、直してから次のコマンドを実行すると送ります。"
        #expect(last.notices.first?.body.first == .paragraph(text))
    }

    @Test func `one success forgives days of failures`() {
        var endpoint = verdict(.retry(after: nil, reason: "500")).endpoint
        endpoint = verdict(.delivered, endpoint: endpoint, at: now + .seconds(4 * 86_400)).endpoint

        let next = verdict(.retry(after: nil, reason: "500"), endpoint: endpoint, at: now + .seconds(6 * 86_400))

        #expect(next.endpoint.goneSince == nil)
        #expect(next.endpoint.failingSince == now + .seconds(6 * 86_400))
    }

    @Test(arguments: [
        ("The disk is full (errno 28).", "The disk is full (errno 28)"), ("もう一度。", "もう一度"),
        ("and so on...", "and so on..."), ("403", "403"),
    ])
    func `a reason stands inside our sentences: without its own full stop`(given: String, kept: String) {
        let outcomes: [DeliveryOutcome] = [
            .retry(after: nil, reason: given), .endpointPaused(reason: given), .endpointGone(reason: given),
            .payloadRefused(reason: given), .unknown(reason: given),
        ]

        #expect(outcomes.map { verdict($0).completion.reason } == Array(repeating: kept, count: 5))
    }

    /// Chat is in Japanese: an English sentence may stand in the ledger, never behind 理由.
    @Test(
        arguments: [
            (
                DeliveryOutcome.endpointPaused(reason: "The endpoint answered 403: it does not allow this."), 403,
                "送信が許可されていません（HTTP 403）"
            ),
            (.endpointPaused(reason: "not 'ok'"), 200, "応答が想定と違います。URLが正しいか確認してください（HTTP 200）"),
            (.payloadRefused(reason: "The endpoint answered 413: too large."), 413, "通知が宛先の上限より大きすぎます（HTTP 413）"),
            (.endpointGone(reason: "The endpoint answered 410."), 410, "宛先は削除されています（HTTP 410）"),
            (.endpointPaused(reason: "The endpoint's certificate is not to be trusted."), nil, "サーバーの証明書を信頼できません"),
        ] as [(DeliveryOutcome, Int?, String)])
    func `the operator hears the reason in Japanese`(outcome: DeliveryOutcome, status: Int?, words: String) {
        let verdict = verdict(outcome, status: status, failure: status == nil ? .certificate : nil)

        let reasons = verdict.notices.flatMap { $0.body }.compactMap { block in
            if case .fields(let fields) = block { fields.first { $0.label == "理由" }?.value } else { nil }
        }
        #expect(reasons == [words])
    }

    @Test func `what is held stays held when its endpoint is given up`() {
        var failing = EndpointState(name: "team")
        failing.failingSince = now - .seconds(5 * 86_400)

        let verdict = verdict(.unknown(reason: "timeout"), endpoint: failing, resends: false)

        #expect(verdict.endpoint.goneSince == now)
        #expect(verdict.completion.state == .held)
    }

    @Test func `a gone endpoint is told and not called again`() {
        let verdict = verdict(.endpointGone(reason: "410"))

        #expect(verdict.endpoint.goneSince == now)
        #expect(verdict.notices.map { $0.severity } == [.critical])
    }
}
