/// Who may be asked when: one fetch at a time to one host, and a second between two.
///
/// Hosts are names: two names of one machine are two hosts to it. `uptime` counts.
struct HostPace {
    /// What a person clicking would not exceed.
    static let pace = Duration.seconds(1)

    private var opens: [String: Duration] = [:]
    private var busy: Set<String> = []
    private var closed: Set<String> = []

    /// It was asked by an earlier run, so long ago.
    mutating func asked(_ host: String, ago: Duration, uptime: Duration) {
        // A time in the future was written by a clock that was wrong.
        guard ago >= .zero, ago < Self.pace else { return }
        opens[host] = max(opens[host] ?? .zero, uptime - ago + Self.pace)
    }

    /// It wants no more of us in this run.
    mutating func close(_ host: String) { closed.insert(host) }

    func isClosed(_ host: String) -> Bool { closed.contains(host) }

    /// When it may be asked; `nil` while it is being asked.
    func opening(of host: String) -> Duration? {
        busy.contains(host) ? nil : opens[host] ?? .zero
    }

    mutating func begin(_ host: String, uptime: Duration) {
        busy.insert(host)
        opens[host] = uptime + Self.pace
    }

    mutating func end(_ host: String) { busy.remove(host) }
}
