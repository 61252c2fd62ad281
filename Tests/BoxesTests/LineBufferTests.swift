import Boxes
import Testing

@Suite struct LineBufferTests {
    private func feed(_ text: String, to buffer: inout LineBuffer) {
        let bytes = Array(text.utf8)
        let count = buffer.fill { room in
            room.copyBytes(from: bytes)
            return bytes.count
        }
        #expect(count == bytes.count)
    }

    private func lines(_ buffer: inout LineBuffer) -> [String] {
        var lines: [String] = []
        while let line = buffer.next() { lines.append(String(decoding: line, as: UTF8.self)) }
        return lines
    }

    @Test func `lines are cut at line ends wherever the pieces are cut`() {
        var buffer = LineBuffer(limit: 100)

        feed("ab", to: &buffer)
        #expect(lines(&buffer) == [])
        #expect(buffer.hasPartialLine)
        feed("c\n\nde\nf", to: &buffer)

        #expect(lines(&buffer) == ["abc", "", "de"])
        #expect(buffer.hasPartialLine)
    }

    @Test func `a line of the limit passes and one byte more does not`() {
        var buffer = LineBuffer(limit: 4)

        feed("1234\n12345\n12\n", to: &buffer)

        #expect(lines(&buffer) == ["1234"])
        #expect(buffer.isOverlong)
    }

    @Test func `a line without an end is overlong before it ends`() {
        var buffer = LineBuffer(limit: 4)

        feed("12345", to: &buffer)

        #expect(lines(&buffer) == [])
        #expect(buffer.isOverlong)
    }

    @Test func `a line longer than a pipe comes whole`() {
        var buffer = LineBuffer(limit: 1 << 20)
        let piece = String(repeating: "あ", count: 20_000)

        for _ in 0..<5 {
            feed(piece, to: &buffer)
            #expect(lines(&buffer) == [])
        }
        feed("\nnext\n", to: &buffer)

        #expect(lines(&buffer) == [String(repeating: piece, count: 5), "next"])
    }

    @Test func `all that was not handed out can be taken`() {
        var buffer = LineBuffer(limit: 100)
        feed("ab\ncd", to: &buffer)
        _ = buffer.next()

        #expect(buffer.takeAll() == Array("cd".utf8))
        #expect(!buffer.hasPartialLine)
    }
}

@Suite struct TailTests {
    private func append(_ text: String, to tail: inout Tail) {
        Array(text.utf8).withUnsafeBytes { tail.append($0) }
    }

    @Test func `the last bytes are kept and all are counted`() {
        var tail = Tail(limit: 4)

        for piece in ["abcdef", "g", "hijk", "l"] { append(piece, to: &tail) }

        #expect(tail.text == "ijkl")
        #expect(tail.total == 12)
    }

    @Test func `what is new is given once`() {
        var tail = Tail(limit: 4)
        append("ab", to: &tail)

        #expect(tail.takeNew() == "ab")
        append("c", to: &tail)
        #expect(tail.takeNew() == "c")
        #expect(tail.takeNew() == "")
        #expect(tail.text == "abc")
    }

    @Test func `control characters that a terminal would obey are not shown`() {
        var tail = Tail(limit: 100)

        append("赤\u{1B}[31m\u{9B}2J\u{7F}\n\tx", to: &tail)

        #expect(tail.text == "赤�[31m�2J�\n\tx")
    }
}
