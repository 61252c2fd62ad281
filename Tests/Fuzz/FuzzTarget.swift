/// One way into the code that reads what strangers wrote. A new target is a file of its own, a line in `all`, and a
/// folder of seeds of its name.
protocol FuzzTarget: Sendable {
    static var name: String { get }

    /// Whatever the bytes, this returns: a crash, a hang or a broken promise (`expect`) is a find.
    init()
    func run(_ bytes: [UInt8])
}

enum FuzzTargets {
    static let all: [any FuzzTarget.Type] = [
        EncodingsTarget.self, HTMLTarget.self, JSONTarget.self, WordTarget.self, TextTarget.self, TimesTarget.self,
    ]
}

/// A promise of the code under test. libFuzzer keeps the input that breaks it.
func expect(_ isKept: Bool, _ promise: String) {
    if !isKept { fatalError(promise) }
}
