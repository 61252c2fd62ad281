/// Bytes with an address that stays, in a piece of memory that is kept for the next ones.
final class HeldBytes {
    private var memory: UnsafeMutableRawBufferPointer
    private var count = 0

    init() {
        // An address even for no bytes.
        memory = .allocate(byteCount: 1, alignment: 1)
    }

    deinit { memory.deallocate() }

    /// Valid until others are held.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

    func hold(_ bytes: [UInt8]) {
        if bytes.count > memory.count {
            memory.deallocate()
            memory = .allocate(byteCount: bytes.count, alignment: 1)
        }
        memory.copyBytes(from: bytes)
        count = bytes.count
    }
}
