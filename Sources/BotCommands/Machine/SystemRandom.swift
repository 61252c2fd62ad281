import BotCore

final class SystemRandom: Random {
    private var generator = SystemRandomNumberGenerator()

    func next() -> UInt64 { generator.next() }
}
