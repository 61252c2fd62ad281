/// What the walk needs of a state of the automaton, near together.
struct AutomatonState: Sendable {
    /// The state of the longest proper suffix that begins a pattern.
    var failure: UInt32 = 0
    /// The nearest state that ends a pattern, itself or along the failures; 0 for none.
    var output: UInt32 = 0
    /// One bit for each character that leads on, hashed: most steps that do not exist are known here.
    var filter: UInt64 = 0
    /// The step that leads here: the state in the high half, the code point in the low half.
    var origin: UInt64 = 0
}

/// The steps between states as one open-addressed hash table: (state, code point) → state.
///
/// A slot holds no more than the state that a step leads to, and that state knows the step: the walk needs the state
/// anyway, and a table of four bytes a slot stays near the processor.
struct StepTable: Sendable {
    /// No step leads to state 0, so a slot is free when it is 0.
    private var slots: [UInt32]
    private var count = 0

    /// `capacity` is the number of steps expected; the table grows beyond it.
    init(capacity: Int) {
        slots = [UInt32](repeating: 0, count: Self.size(for: capacity))
    }

    /// At most half full: a look for a step that does not exist ends after one or two slots.
    private static func size(for count: Int) -> Int {
        var size = 16
        while size < count * 2 { size *= 2 }
        return size
    }

    /// Adds the step that is the origin of `next`.
    mutating func insert(_ next: UInt32, of states: [AutomatonState]) {
        count += 1
        if count * 2 > slots.count { resize(to: slots.count * 2, of: states) }
        place(next, of: states)
    }

    /// Gives back what the expectation was too large by: the walk is as fast as the table is small.
    mutating func fit(to states: [AutomatonState]) {
        let size = Self.size(for: count)
        if size < slots.count { resize(to: size, of: states) }
    }

    private mutating func resize(to size: Int, of states: [AutomatonState]) {
        let old = slots
        slots = [UInt32](repeating: 0, count: size)
        for state in old where state != 0 { place(state, of: states) }
    }

    private mutating func place(_ next: UInt32, of states: [AutomatonState]) {
        let mask = slots.count - 1
        var index = Self.hash(states[Int(next)].origin) & mask
        while slots[index] != 0 { index = (index + 1) & mask }
        slots[index] = next
    }

    /// The state that the step leads to, or 0.
    func next(state: UInt32, code: UInt32, of states: [AutomatonState]) -> UInt32 {
        states.withUnsafeBufferPointer { states in
            withReader(of: states) { $0.next(state: state, code: code) }
        }
    }

    @inline(__always)
    func withReader<Result>(of states: UnsafeBufferPointer<AutomatonState>, _ body: (Reader) -> Result) -> Result {
        slots.withUnsafeBufferPointer { body(Reader(slots: $0, states: states)) }
    }

    /// The table without bounds checks, for the walk.
    struct Reader {
        fileprivate let slots: UnsafeBufferPointer<UInt32>
        fileprivate let states: UnsafeBufferPointer<AutomatonState>

        @inline(__always)
        func next(state: UInt32, code: UInt32) -> UInt32 {
            let key = UInt64(state) << 32 | UInt64(code)
            let mask = slots.count - 1
            var index = StepTable.hash(key) & mask
            while case let next = slots[index], next != 0 {
                if states[Int(next)].origin == key { return next }
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
