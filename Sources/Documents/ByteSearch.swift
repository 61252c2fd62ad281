import Glibc

extension UnsafeBufferPointer<UInt8> {
    /// By memchr(3): a search through the whole document must not cost more than copying it.
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard let base = baseAddress, let found = memchr(base + range.lowerBound, Int32(byte), range.count) else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

extension [UInt8] {
    /// As `firstIndex(of:)`, by memchr(3).
    func firstPlace(of byte: UInt8) -> Int? {
        withUnsafeBufferPointer { $0.firstIndex(of: byte, in: 0..<count) }
    }
}
