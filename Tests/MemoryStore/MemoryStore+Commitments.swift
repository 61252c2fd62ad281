package import BotCore
package import MinutesModel

extension MemoryStore {
    package func openCommitments() throws -> [Commitment] {
        CommitmentRow.commitments(rows.filter { $0.state == .open })
    }

    package func commitments(_ filter: CommitmentFilter) throws -> [Commitment] {
        filter.listed(CommitmentRow.commitments(rows))
    }

    package func addCommitment(_ commitment: Commitment, today: CalendarDate) throws -> Bool {
        guard database.commitments[commitment.id] == nil else { return false }
        database.commitments[commitment.id] = MemoryDatabase.CommitmentRow(commitment: commitment, arrived: today)
        database.commitmentOrder.append(commitment.id)
        return true
    }

    package func editCommitment(_ id: String, _ body: (inout CommitmentEdit) -> Void) throws -> Bool {
        guard database.commitments[id]?.commitment != nil else { return false }
        var edit = database.commitments[id]?.edit ?? CommitmentEdit()
        let before = edit
        body(&edit)
        edit.settle(since: before, on: CommitmentRow.latest(of: id, in: rows))
        let kept = edit.isEmpty ? nil : edit
        database.commitments[id]?.edit = kept
        return true
    }

    package func separateCommitment(_ id: String) throws -> String? {
        guard let mention = CommitmentRow.lastJoined(to: id, in: rows) else { return nil }
        var edit = database.commitments[id]?.edit ?? CommitmentEdit()
        let apart = edit.takingApart(mention, own: database.commitments[mention]?.edit)
        database.commitments[mention]?.repeats = nil
        database.commitments[mention]?.edit = apart
        let kept = edit.isEmpty ? nil : edit
        database.commitments[id]?.edit = kept
        return mention
    }

    package func setCommitment(_ id: String, state: Commitment.State) throws -> Bool {
        let ids = database.commitments.filter { $0.value.commitment != nil && ($0.key == id || $0.value.repeats == id) }
        for id in ids.keys { database.commitments[id]?.state = state }
        return !ids.isEmpty
    }

    package func snoozeCommitment(_ id: String, until day: CalendarDate?) throws -> Bool {
        guard database.commitments[id]?.state == .open else { return false }
        database.commitments[id]?.snoozedUntil = day
        return true
    }

    func join(_ id: String, to earlier: String) {
        guard let row = database.commitments[earlier] else { return }
        let root = row.repeats ?? earlier
        guard root != id, database.commitments[id]?.edit?.isSeparate != true else { return }
        let joined = database.commitments.filter { $0.key == id || $0.value.repeats == id }
        for id in joined.keys { database.commitments[id]?.repeats = root }
        guard database.commitments[root]?.edit == nil else { return }
        let edit = database.commitments[id]?.edit
        database.commitments[root]?.edit = edit
    }

    private var rows: [CommitmentRow] {
        database.commitmentOrder.compactMap { id in
            guard let row = database.commitments[id], let commitment = row.commitment else { return nil }
            return CommitmentRow(
                read: commitment, state: row.state, snoozedUntil: row.snoozedUntil, arrived: row.arrived,
                repeats: row.repeats, edit: row.edit)
        }
    }
}
