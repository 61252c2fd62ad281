import BotCore

/// One line on a terminal that is written over while a run takes its time; nothing elsewhere.
final class Progress {
    private let clock: any Clock
    private let start: Duration
    private var last: Duration
    private var answers = 0
    private var isShown = false

    /// `nil` when nobody watches.
    init?(clock: any Clock, isQuiet: Bool) {
        guard Terminal.talksToPerson, !isQuiet else { return nil }
        self.clock = clock
        start = clock.uptime
        last = clock.uptime
    }

    func count(_ more: Int) { answers += more }

    func show(inFlight: Int) {
        let now = clock.uptime
        // Not before a second: most runs are over by then. And not more often than an eye can follow.
        guard now - start > .seconds(1), now - last > .milliseconds(200) else { return }
        last = now
        isShown = true
        Terminal.overwrite("… \((now - start).milliseconds / 1000) s, \(answers) answered, \(inFlight) under way")
    }

    func clear() {
        if isShown { Terminal.overwrite("") }
        isShown = false
    }
}
