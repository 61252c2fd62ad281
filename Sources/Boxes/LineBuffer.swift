import Glibc

/// Cuts a stream of bytes into lines of bounded length.
package struct LineBuffer: Sendable {
    /// The longest line, without its line end.
    private let limit: Int
    private var bytes: [UInt8] = []
    /// Where the first line that was not handed out starts.
    private var start = 0
    private var end = 0
    /// Up to where there is no line end behind `start`.
    private var searched = 0

    package init(limit: Int) {
        self.limit = limit
    }

    /// A line longer than the limit has begun. What follows cannot be trusted to be a line.
    package private(set) var isOverlong = false

    /// Whether bytes without a line end wait behind the last line.
    package var hasPartialLine: Bool { end > start }

    /// Lets `read` write behind what is there; it gives how many bytes it wrote, or a negative number.
    package mutating func fill(_ read: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
        makeRoom()
        let count = bytes.withUnsafeMutableBytes { read(UnsafeMutableRawBufferPointer(rebasing: $0[end...])) }
        if count > 0 { end += count }
        return count
    }

    /// The next whole line, without its line end.
    package mutating func next() -> [UInt8]? {
        guard !isOverlong else { return nil }
        let from = searched
        let found = bytes.withUnsafeBytes { buffer -> Int? in
            guard let base = buffer.baseAddress, end > from else { return nil }
            return memchr(base + from, 0x0A, end - from).map { UnsafeRawPointer($0) - base }
        }
        guard (found ?? end) - start <= limit else {
            isOverlong = true
            return nil
        }
        guard let found else {
            searched = end
            return nil
        }
        let line = Array(bytes[start..<found])
        start = found + 1
        searched = start
        return line
    }

    /// All that was not handed out.
    package mutating func takeAll() -> [UInt8] {
        defer { (start, end, searched) = (0, 0, 0) }
        return Array(bytes[start..<end])
    }

    private mutating func makeRoom() {
        guard bytes.count - end < Pipe.capacity else { return }
        bytes.removeSubrange(0..<start)
        end -= start
        searched -= start
        start = 0
        // Doubling keeps the copying linear in the length of the line.
        let room = bytes.count - end
        if room < Pipe.capacity { bytes += [UInt8](repeating: 0, count: max(Pipe.capacity, bytes.count)) }
    }
}
