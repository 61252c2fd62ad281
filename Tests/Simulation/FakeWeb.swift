import BotCore

/// The servers behind the pages.
extension World {
    /// What a page says now, and after how long.
    func answer(to request: FetchRequest) -> (latency: Duration, answer: HTTPAnswer) {
        let latency = Duration.milliseconds(random.range(20...5_000))
        func status(_ status: Int, _ headers: [String: String] = [:], body: [UInt8] = []) -> HTTPAnswer {
            HTTPAnswer(id: request.id, status: status, headers: HeaderFields(headers), body: body)
        }
        func failure(_ reason: TransportFailure.Reason) -> HTTPAnswer {
            HTTPAnswer(
                id: request.id, status: nil,
                failure: TransportFailure(
                    reason: reason, code: 0, requestMayHaveArrived: true, message: reason.rawValue))
        }
        let isMoved = request.url.hasSuffix("?moved")
        guard let page = scenario.pages.first(where: { $0.url == request.url.dropLast(isMoved ? 6 : 0) }) else {
            return (latency, status(404))
        }
        switch mood(of: page) {
        case .well: return (latency, document(of: page, request, status))
        case .missing: return (latency, status(404))
        case .failing: return (latency, status(500))
        case .throttling: return (latency, status(429, ["retry-after": "\(random.pick([1, 60, 7_200]))"]))
        case .hanging: return (request.limits.timeout, failure(.timeout))
        case .broken: return (latency, failure(.reset))
        case .moved:
            if isMoved { return (latency, document(of: page, request, status)) }
            var answer = status(302)
            answer.redirect = page.url + "?moved"
            return (latency, answer)
        }
    }

    private func document(
        of page: Scenario.PlannedPage, _ request: FetchRequest, _ status: (Int, [String: String], [UInt8]) -> HTTPAnswer
    ) -> HTTPAnswer {
        guard let document = scenario.document(on: page, at: now.milliseconds) else { return status(404, [:], []) }
        guard page.validates else { return status(200, [:], document.bytes) }
        let etag = "\"\(document.number)\""
        let asked = request.headers.first { $0.name == "If-None-Match" }?.value
        if asked == etag { return status(304, [:], []) }
        return status(200, ["etag": etag], document.bytes)
    }

    private func mood(of page: Scenario.PlannedPage) -> Scenario.PageMood {
        page.spells.first { $0.from <= now.milliseconds && now.milliseconds < $0.until }?.mood ?? .well
    }
}

extension Scenario {
    func document(on page: PlannedPage, at time: Int64) -> PlannedDocument? {
        documents.filter { $0.page == page.number && $0.arrives <= time }.max {
            ($0.arrives, $0.number) < ($1.arrives, $1.number)
        }
    }

    /// Whether it stands somewhere for good. What a page replaced before any run had read it nobody can tell of.
    func stays(_ document: PlannedDocument) -> Bool {
        guard let page = pages.first(where: { $0.number == document.page }) else { return document.page == nil }
        return self.document(on: page, at: .max)?.number == document.number
    }

    var pageSources: [Configuration.Source] {
        pages.compactMap { page in
            guard let address = try? WebAddress(page.url) else { return nil }
            return Configuration.Source(name: page.source, place: .page(Page(address: address, every: page.every)))
        }
    }
}
