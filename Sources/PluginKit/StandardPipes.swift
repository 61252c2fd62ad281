import FoundationEssentials
@preconcurrency import Glibc

/// The pipes to the host. Nobody else can reach them: a stray `print` goes to stderr, which is the log, and a stray
/// `readLine` finds the end of input.
struct StandardPipes: ~Copyable {
    private let input: Int32
    private let output: Int32
    private var buffer: [UInt8] = []
    /// The part of `buffer` that is not yet handed out.
    private var start = 0
    private var end = 0

    /// Takes standard input and output away from the rest of the program; `nil` when they are closed.
    static func take() -> StandardPipes? {
        // 3: above the standard descriptors.
        let input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
        let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        // A pipe whose other end is closed, rather than /dev/null: the box may not let us open that.
        var ends: [Int32] = [-1, -1]
        guard input >= 0, output >= 0, pipe(&ends) == 0 else { return nil }
        close(ends[1])
        guard dup2(ends[0], STDIN_FILENO) >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return nil }
        close(ends[0])
        // Line by line, so that a crash does not swallow what was printed before it.
        setvbuf(stdout, nil, _IOLBF, 0)
        return StandardPipes(input: input, output: output)
    }

    private init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
    }

    /// The next line without its line end; `nil` at the end of input. A last line without a line end is half a line: dropped.
    mutating func readLine() -> Data? {
        var searched = start
        while true {
            if let length = newline(from: searched) {
                let line = Data(buffer[start..<searched + length])
                start = searched + length + 1
                return line
            }
            searched = end
            let moved = start
            guard fill() else { return nil }
            searched -= moved - start
        }
    }

    private func newline(from position: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, position < end else { return nil }
            let from = base + position
            return memchr(from, 0x0A, end - position).map { UnsafeRawPointer($0) - from }
        }
    }

    /// Reads once behind `end`; `false` at the end of input.
    private mutating func fill() -> Bool {
        // What a Linux pipe holds.
        let chunk = 64 * 1024
        if buffer.count - end < chunk {
            buffer.removeSubrange(0..<start)
            (start, end) = (0, end - start)
            // Doubling keeps the copying linear in the length of the line.
            if buffer.count - end < chunk { buffer += [UInt8](repeating: 0, count: max(chunk, buffer.count)) }
        }
        while true {
            let count = buffer.withUnsafeMutableBytes { bytes in
                read(input, bytes.baseAddress.map { $0 + end }, bytes.count - end)
            }
            if count > 0 {
                end += count
                return true
            }
            if count == 0 || errno != EINTR { return false }
        }
    }

    /// Writes the line and its line end; `false` when the host is gone.
    func write(line: consuming Data) -> Bool {
        line.append(0x0A)
        return line.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(output, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return false }
            }
            return true
        }
    }
}
