/// Names an attempt: which delivery it sends, and which try of that it is.
struct AttemptNumber {
    var delivery: Int64
    var number: Int64

    /// A million tries of one delivery take longer than the retry schedule gives it; 2^43 deliveries are left.
    private static let bits: Int64 = 20

    init(delivery: Int64, number: Int64) {
        self.delivery = delivery
        self.number = number
    }

    init(_ attempt: Int64) {
        delivery = attempt >> Self.bits
        number = attempt & (1 << Self.bits - 1)
    }

    var value: Int64 { delivery << Self.bits | number & (1 << Self.bits - 1) }
}
