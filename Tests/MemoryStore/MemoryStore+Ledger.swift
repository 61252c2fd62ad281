package import BotCore
import MinutesModel
import PluginKit

extension MemoryStore {
    package func prune(before: Instant, batch: Int, now: Instant) throws -> Int {
        try renewLease(now: now)
        database.lastPruned = now
        var count = 0
        let day = CalendarDate(dayNumber: Int(before.milliseconds / 86_400_000))
        // Nothing in it is older than the message.
        for (id, message) in database.messages where message.createdAt < before {
            let rows = message.deliveries.compactMap { database.deliveries[$0] }
            let isOver = rows.allSatisfy {
                ($0.state == .delivered || $0.state == .accepted) && $0.finishedAt ?? now < before
            }
            guard isOver else { continue }
            for delivery in message.deliveries {
                if let row = database.deliveries.removeValue(forKey: delivery) {
                    database.deliveryOfID[row.publicID] = nil
                }
                database.attempts[delivery] = nil
            }
            database.messages[id] = nil
            count += 1
        }
        let old = database.notices.filter { $0.value.notice != nil && $0.value.decidedAt < before }
        let told: Set<Int64> =
            old.isEmpty
            ? [] : Set(database.messages.values.flatMap { $0.notices } + database.waiting.map { $0.notice })
        for id in old.keys where !told.contains(id) {
            database.notices[id]?.notice = nil
            database.notices[id]?.meeting = nil
            count += 1
        }
        for (id, row) in database.commitments where row.state != .open && row.commitment != nil && row.arrived < day {
            database.commitments[id]?.commitment = nil
            count += 1
        }
        let kept = Set(database.commitments.values.filter { $0.state == .open }.compactMap { $0.document })
        for (id, row) in database.documents where row.json != nil && row.arrived < day && !kept.contains(id) {
            let isOwed = database.work.values.contains { $0.subject == .document(id) && $0.state != .done }
            if !isOwed {
                database.documents[id]?.json = nil
                count += 1
            }
        }
        for (key, thread) in database.threads where thread.begunAt < before {
            database.threads[key] = nil
            count += 1
        }
        return count
    }

    package func deliveries(_ filter: DeliveryFilter) throws -> [DeliverySummary] {
        database.deliveries.filter { _, row in
            (filter.states.isEmpty || filter.states.contains(row.state))
                && (filter.endpoint.map { $0 == row.endpoint } ?? true)
                && (filter.since.map { since in
                    (database.messages[row.message]?.createdAt).map { $0 >= since } ?? false
                } ?? true)
        }
        .sorted { $0.key > $1.key }.prefix(filter.limit).map { _, row in summary(row) }
    }

    private func summary(_ row: MemoryDatabase.DeliveryRow) -> DeliverySummary {
        let message = database.messages[row.message]
        return DeliverySummary(
            id: row.publicID, endpoint: row.endpoint, part: row.part, parts: row.parts, state: row.state,
            attempts: row.attempts, createdAt: message?.createdAt ?? row.notBefore, notBefore: row.notBefore,
            finishedAt: row.finishedAt, lastReason: row.lastReason,
            title: message?.notices.first.flatMap { database.notices[$0]?.notice?.title })
    }

    package func delivery(_ id: String) throws -> DeliveryStory? {
        guard let key = find(id), let row = database.deliveries[key] else { return nil }
        let notices = (database.messages[row.message]?.notices ?? []).compactMap { database.notices[$0] }
        let ahead = database.open[row.endpoint]?.first.flatMap { $0 < key ? database.deliveries[$0]?.publicID : nil }
        return DeliveryStory(
            summary: summary(row),
            notices: notices.map {
                ToldNotice(plugin: $0.plugin, key: $0.key, topic: $0.topic, decidedAt: $0.decidedAt, notice: $0.notice)
            },
            attempts: database.attempts[key] ?? [], body: row.body, contentType: row.contentType,
            endpoint: database.endpoints[row.endpoint]?.state, waitsFor: row.state.isOpen ? ahead : nil)
    }

    private func find(_ id: String) -> Int64? {
        if let key = database.deliveryOfID[id] { return key }
        let found = database.deliveryOfID.filter { $0.key.hasPrefix(id) }
        return found.count == 1 ? found.first?.value : nil
    }

    package func retryDelivery(_ id: String, now: Instant) throws -> Bool {
        guard let key = find(id), var row = database.deliveries[key] else { return false }
        switch row.state {
        case .held, .refused, .undeliverable: database.reopen(key, of: row.endpoint)
        case .pending where row.notBefore > now, .unknown where row.notBefore > now: break
        default: return false
        }
        row.state = .pending
        row.failures = 0
        row.notBefore = now
        row.finishedAt = nil
        database.deliveries[key] = row
        database.endpoints[row.endpoint]?.state.pausedUntil = nil
        return true
    }

    package func retryDeliveries(_ ids: [String], now: Instant) throws -> Int {
        try ids.filter { try retryDelivery($0, now: now) }.count
    }

    package func notices(_ filter: NoticeFilter) throws -> [NoticeStory] {
        let stories = database.notices.sorted { $0.key > $1.key }.map { id, row in
            let waits = database.waiting.filter { $0.notice == id }.map { ($0.addressee.endpoint, [DeliverySummary]()) }
            let told = database.messages.values.filter { $0.notices.contains(id) }.map { message in
                (message.endpoint, message.deliveries.compactMap { database.deliveries[$0] }.map { summary($0) })
            }
            return NoticeStory(
                told: ToldNotice(
                    plugin: row.plugin, key: row.key, topic: row.topic, decidedAt: row.decidedAt, notice: row.notice),
                meeting: row.meeting,
                ways: (waits + told).sorted { $0.0 < $1.0 }.map { NoticeStory.Way(endpoint: $0.0, deliveries: $0.1) },
                repeats: row.repeats, repeatedAt: row.repeatedAt)
        }
        return Array(
            stories.filter { story in
                (filter.word.map { story.told.key.contains($0) || "\(story.told.notice, default: "")".contains($0) }
                    ?? true)
                    && (!filter.onlyUntold || story.ways.allSatisfy { $0.deliveries.isEmpty })
            }.prefix(filter.limit))
    }

    package func documents(_ filter: DocumentFilter) throws -> [DocumentSummary] {
        database.documents.filter { id, row in
            (filter.states.isEmpty || filter.states.contains(row.state))
                && (!filter.onlyUnanswered
                    || answers(id).contains { $0.state == .pending || $0.state == .quarantined })
        }
        .sorted { $0.key > $1.key }.prefix(filter.limit).map { id, row in summary(id, row) }
    }

    private func summary(_ id: Int64, _ row: MemoryDatabase.Document) -> DocumentSummary {
        DocumentSummary(
            id: id, state: row.state, tries: row.tries, lastError: row.lastError, meeting: row.meeting,
            bytesHash: row.bytesHash, arrived: row.arrived, paths: files(of: id).map { $0.path }.sorted(),
            answers: answers(id))
    }

    private func files(of document: Int64) -> [MemoryDatabase.File] {
        database.files.filter { $0.value.document == document }.map { $0.key }
    }

    package func documents(named word: String) throws -> [Int64] {
        let hash = word.hasPrefix("sha256:") ? word : "sha256:" + word
        let isHash = hash.utf8.count >= "sha256:".utf8.count + 6
        return database.documents.filter { id, row in
            let hasHash = row.bytesHash.hasPrefix(hash) || row.contentID?.hasPrefix(hash) == true
            return id == Int64(word) || (isHash && hasHash)
                || files(of: id).contains { $0.path == word || $0.path.hasSuffix("/" + word) }
        }.keys.sorted(by: >)
    }

    package func document(_ id: Int64) throws -> DocumentStory? {
        guard let row = database.documents[id] else { return nil }
        let places = files(of: id).sorted { ($0.source, $0.path) < ($1.source, $1.path) }.map {
            DocumentStory.Place(source: $0.source, path: $0.path, page: database.pages[$0])
        }
        return DocumentStory(summary: summary(id, row), contentID: row.contentID, places: places, json: row.json)
    }

    private func answers(_ document: Int64) -> [DocumentSummary.Answer] {
        database.work.filter { $0.value.subject == .document(document) }.sorted { $0.key < $1.key }.map { _, row in
            DocumentSummary.Answer(plugin: row.plugin, state: row.state, tries: row.tries, lastError: row.lastError)
        }
    }

    package func retryDocument(_ id: Int64, now: Instant) throws -> Bool {
        var isRetried = false
        if let state = database.documents[id]?.state, state == .refused || state == .quarantined {
            database.documents[id]?.state = .pending
            database.documents[id]?.tries = 0
            for file in files(of: id) {
                database.pages[file]?.failures = 0
                database.pages[file]?.notBefore = nil
            }
            isRetried = true
        }
        for (item, row) in database.work where row.subject == .document(id) && row.state == .quarantined {
            database.work[item]?.state = .pending
            database.work[item]?.tries = 0
            database.pendingWork.insert(item)
            isRetried = true
        }
        return isRetried
    }

    package func endpointStates() throws -> [EndpointState] {
        database.endpoints.values.map { $0.state }.sorted { $0.name < $1.name }
    }
}
