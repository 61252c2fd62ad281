/// The steps between states as one open-addressed hash table: (state, code point) → state.
struct StepTable: Sendable {
    fileprivate struct Slot {
        /// State in the high half, code point in the low half. No step leads to state 0, so a slot is free when `next`
        /// is 0.
        var key: UInt64 = 0
        var next: UInt32 = 0
    }

    private var slots: [Slot]
    private var count = 0

    /// `capacity` is the number of steps expected; the table grows beyond it.
    init(capacity: Int) {
        slots = [Slot](repeating: Slot(), count: Self.size(for: capacity))
    }

    /// At most half full: a look for a step that does not exist ends after one or two slots.
    private static func size(for count: Int) -> Int {
        var size = 16
        while size < count * 2 { size *= 2 }
        return size
    }

    mutating func insert(state: UInt32, code: UInt32, next: UInt32) {
        count += 1
        if count * 2 > slots.count {
            let old = slots
            slots = [Slot](repeating: Slot(), count: old.count * 2)
            for slot in old where slot.next != 0 { place(slot) }
        }
        place(Slot(key: UInt64(state) << 32 | UInt64(code), next: next))
    }

    private mutating func place(_ slot: Slot) {
        let mask = slots.count - 1
        var index = Self.hash(slot.key) & mask
        while slots[index].next != 0 { index = (index + 1) & mask }
        slots[index] = slot
    }

    /// The state that the step leads to, or 0.
    func next(state: UInt32, code: UInt32) -> UInt32 {
        withReader { $0.next(state: state, code: code) }
    }

    @inline(__always)
    func withReader<Result>(_ body: (Reader) -> Result) -> Result {
        slots.withUnsafeBufferPointer { body(Reader(slots: $0)) }
    }

    /// The table without bounds checks, for the walk.
    struct Reader {
        fileprivate let slots: UnsafeBufferPointer<Slot>

        @inline(__always)
        func next(state: UInt32, code: UInt32) -> UInt32 {
            let key = UInt64(state) << 32 | UInt64(code)
            let mask = slots.count - 1
            var index = StepTable.hash(key) & mask
            while slots[index].next != 0 {
                if slots[index].key == key { return slots[index].next }
                index = (index + 1) & mask
            }
            return 0
        }
    }

    /// Fibonacci hashing: the high bits of the product are well mixed.
    @inline(__always)
    private static func hash(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 29)
    }

    /// One bit of 64 for a code point.
    @inline(__always)
    static func filterBit(_ code: UInt32) -> UInt64 {
        1 << UInt64((code &* 0x9E37_79B1) >> 26)
    }
}
