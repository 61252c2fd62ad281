/// When to commit. A commit costs nearly the same for one attempt's end as for fifty (its syncs wait for the disk), so the
/// first end waits for others as long as the last commit took: no delivery is held up by more than it would be behind
/// a commit that had just begun, and under load the ends of all endpoints share one.
package struct Gathering {
    /// Whatever a commit took: an answer to a person's eye is not held back.
    private static let longest = Duration.milliseconds(20)

    private var lastCommit = Duration.zero
    /// When the first of the ends came that wait.
    private var since: Duration?

    package init() {}

    /// How much longer the ends that are there wait for those that are `underWay`.
    package mutating func left(ended: Int, underWay: Int, uptime: Duration) -> Duration {
        guard ended > 0, underWay > 0 else { return .zero }
        let began = since ?? uptime
        since = began
        return max(.zero, began + min(lastCommit, Self.longest) - uptime)
    }

    package mutating func committed(took: Duration) {
        lastCommit = took
        since = nil
    }
}
