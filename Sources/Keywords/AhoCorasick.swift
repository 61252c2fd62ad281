import JapaneseText

/// Finds all of many patterns in one walk over UTF-8 (Aho and Corasick, 1975).
///
/// It steps once per character, not per byte: UTF-8 characters never overlap, and a Japanese one has three bytes. Most
/// of a text begins no pattern and is passed with one look into a table by character. States are numbers; what a state
/// holds lies in flat arrays; steps between states are in one open-addressed table.
package struct AhoCorasick: Sendable {
    private var states: [AutomatonState] = [AutomatonState()]
    /// The next state along the failures that ends a pattern, after this one; 0 for none.
    private var shorterOutputs: [UInt32] = [0]
    /// Per state the pattern that ends there, or -1.
    private var patterns: [Int32] = [-1]
    /// Per pattern the next one with the same bytes, or -1.
    private var twins: [Int32] = []
    private var lengths: [Int32] = []
    private var steps: StepTable
    /// From the start, by code point up to U+FFFF: no hashing for what a text consists of.
    private var firstSteps = [UInt32](repeating: 0, count: 0x10000)

    /// Empty patterns are never found.
    package init(_ patterns: [[UInt8]]) {
        steps = StepTable(capacity: patterns.reduce(0) { $0 + $1.count / 2 })
        twins.reserveCapacity(patterns.count)
        lengths.reserveCapacity(patterns.count)
        var depths: [Int32] = [0]
        for pattern in patterns { insert(pattern, depths: &depths) }
        steps.fit(to: states)
        link(order: Self.breadthFirst(depths))
    }

    private mutating func insert(_ pattern: [UInt8], depths: inout [Int32]) {
        let number = Int32(lengths.count)
        lengths.append(Int32(pattern.count))
        var state: UInt32 = 0
        pattern.withUnsafeBufferPointer { bytes in
            var position = 0
            while position < bytes.count {
                let (code, length) = UTF8Bytes.character(bytes, at: position)
                position += length
                if let next = step(from: state, by: code) {
                    state = next
                    continue
                }
                let next = UInt32(states.count)
                states.append(AutomatonState(origin: UInt64(state) << 32 | UInt64(code)))
                depths.append(depths[Int(state)] + 1)
                self.patterns.append(-1)
                addStep(from: state, by: code, to: next)
                state = next
            }
        }
        twins.append(self.patterns[Int(state)])
        if state != 0 { self.patterns[Int(state)] = number }
    }

    private mutating func addStep(from state: UInt32, by code: UInt32, to next: UInt32) {
        if state == 0, code < 0x10000 {
            firstSteps[Int(code)] = next
        } else {
            steps.insert(next, of: states)
            states[Int(state)].filter |= StepTable.filterBit(code)
        }
    }

    private func step(from state: UInt32, by code: UInt32) -> UInt32? {
        if state == 0, code < 0x10000 {
            let next = firstSteps[Int(code)]
            return next == 0 ? nil : next
        }
        guard states[Int(state)].filter & StepTable.filterBit(code) != 0 else { return nil }
        let next = steps.next(state: state, code: code, of: states)
        return next == 0 ? nil : next
    }

    /// Shallow states first (counting sort): a state's failure is always shallower than it is.
    private static func breadthFirst(_ depths: [Int32]) -> [UInt32] {
        var starts = [Int](repeating: 0, count: Int(depths.max() ?? 0) + 2)
        for depth in depths { starts[Int(depth) + 1] += 1 }
        for depth in 1..<starts.count { starts[depth] += starts[depth - 1] }
        var order = [UInt32](repeating: 0, count: depths.count)
        for (state, depth) in depths.enumerated() {
            order[starts[Int(depth)]] = UInt32(state)
            starts[Int(depth)] += 1
        }
        return order
    }

    private mutating func link(order: [UInt32]) {
        shorterOutputs = [UInt32](repeating: 0, count: states.count)
        for state in order.dropFirst() {
            let origin = states[Int(state)].origin
            let (parent, code) = (UInt32(origin >> 32), UInt32(truncatingIfNeeded: origin))
            var failure: UInt32 = 0
            if parent != 0 {
                var candidate = states[Int(parent)].failure
                while true {
                    if let next = step(from: candidate, by: code) {
                        failure = next
                        break
                    }
                    guard candidate != 0 else { break }
                    candidate = states[Int(candidate)].failure
                }
            }
            let shorter = states[Int(failure)].output
            states[Int(state)].failure = failure
            states[Int(state)].output = patterns[Int(state)] >= 0 ? state : shorter
            shorterOutputs[Int(state)] = shorter
        }
    }

    /// Calls `found` with each pattern and where it stands, in the order of ends. `text` must be valid UTF-8.
    @inline(__always)
    package func scan(_ text: UnsafeBufferPointer<UInt8>, found: (_ pattern: Int, _ range: Range<Int>) -> Void) {
        states.withUnsafeBufferPointer { states in
            firstSteps.withUnsafeBufferPointer { firstSteps in
                steps.withReader(of: states) { steps in
                    var state: UInt32 = 0
                    var position = 0
                    while position < text.count {
                        let code: UInt32
                        // Nine in ten are of three bytes.
                        if text[position] & 0xF0 == 0xE0 {
                            code = UTF8Bytes.threeByteCode(text, at: position)
                            position += 3
                        } else {
                            let (other, length) = UTF8Bytes.character(text, at: position)
                            code = other
                            position += length
                        }
                        while true {
                            if state == 0 {
                                state = code < 0x10000 ? firstSteps[Int(code)] : steps.next(state: 0, code: code)
                                break
                            }
                            if states[Int(state)].filter & StepTable.filterBit(code) != 0,
                                case let next = steps.next(state: state, code: code), next != 0
                            {
                                state = next
                                break
                            }
                            state = states[Int(state)].failure
                        }
                        if state != 0, states[Int(state)].output != 0 {
                            report(states[Int(state)].output, end: position, found: found)
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private func report(_ output: UInt32, end: Int, found: (_ pattern: Int, _ range: Range<Int>) -> Void) {
        var state = Int(output)
        while state != 0 {
            var pattern = Int(patterns[state])
            while pattern >= 0 {
                found(pattern, end - Int(lengths[pattern])..<end)
                pattern = Int(twins[pattern])
            }
            state = Int(shorterOutputs[state])
        }
    }
}
