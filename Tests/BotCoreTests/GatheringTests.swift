import BotCore
import Testing

@Suite struct GatheringTests {
    private static let commit = Duration.milliseconds(3)
    private let start = Duration.seconds(100)

    private func gathering(after took: Duration = Self.commit) -> Gathering {
        var gathering = Gathering()
        gathering.committed(took: took)
        return gathering
    }

    @Test func `the first end waits for others as long as the last commit took, and no longer`() {
        var gathering = gathering()

        #expect(gathering.left(ended: 1, underWay: 49, uptime: start) == Self.commit)
        #expect(gathering.left(ended: 9, underWay: 41, uptime: start + .milliseconds(2)) == .milliseconds(1))
        #expect(gathering.left(ended: 10, underWay: 40, uptime: start + .milliseconds(5)) == .zero)
    }

    @Test func `what has nothing to wait for does not wait`() {
        var gathering = gathering()

        #expect(gathering.left(ended: 0, underWay: 50, uptime: start) == .zero)
        #expect(gathering.left(ended: 50, underWay: 0, uptime: start) == .zero)
    }

    @Test func `each commit begins anew`() {
        var gathering = gathering()
        _ = gathering.left(ended: 1, underWay: 1, uptime: start)

        gathering.committed(took: .milliseconds(1))

        #expect(gathering.left(ended: 1, underWay: 1, uptime: start + .seconds(1)) == .milliseconds(1))
    }

    @Test func `a disk that is slow for once holds nobody up for long`() {
        var gathering = gathering(after: .seconds(8))

        #expect(gathering.left(ended: 1, underWay: 1, uptime: start) == .milliseconds(20))
    }
}
