import Commitments
import Foundation
import MinutesModel
import TestSupport
import Testing

@Suite struct GoldTests {
    @Test func `the sample's commitments are found, and nothing else`() throws {
        let minutes = try Records.minutes(of: Records.fixture("sample-council.md"), name: "sample-council.md")
        let gold = try Records.fixture("sample-council.json")

        try expect(CommitmentFinder().find(in: minutes), toBe: JSONDecoder().decode(GoldFacts.self, from: Data(gold)))
    }

    @Test(.enabled(if: TestData.folder != nil))
    func `the seed's commitments are found, and nothing else`() throws {
        let name = "digital-society-council-2"
        let minutes = try Records.minutes(of: TestData.bytes(of: "corpus/\(name).md"), name: "\(name).md")
        let gold = try TestData.bytes(of: "gold/\(name).json")

        try expect(CommitmentFinder().find(in: minutes), toBe: JSONDecoder().decode(GoldFacts.self, from: Data(gold)))
    }

    private func expect(_ found: [Commitment], toBe gold: GoldFacts) {
        #expect(found.filter { $0.deadline != nil }.map { GoldFacts.Promise($0) } == gold.commitments)
        #expect(found.filter { $0.deadline == nil }.map { GoldFacts.Promise($0) } == gold.vagueCommitments)
    }
}
