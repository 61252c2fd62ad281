import Glibc

/// Ways to break the dialogue.
enum Fault: String, CaseIterable {
    case exitsAtStart = "exits-at-start"
    case hangsAtStart = "hangs-at-start"
    case wrongName = "wrong-name"
    case wrongProtocol = "wrong-protocol"
    case hangs
    case ignoresTerm = "ignores-term"
    case busyLoop = "busy-loop"
    case fatal
    case indexOutOfRange = "index-out-of-range"
    case badAccess = "bad-access"
    case aborts
    case exits
    case halfLineThenExit = "half-line-then-exit"
    case halfLineThenHang = "half-line-then-hang"
    case brokenJSON = "broken-json"
    case prettyPrinted = "pretty-printed"
    case endlessLine = "endless-line"
    case futureID = "future-id"
    case noID = "no-id"
    case nullResult = "null-result"
    case asks
    case nestedArrays = "nested-arrays"
    case loneSurrogate = "lone-surrogate"
    case emptyKey = "empty-key"
    case bigState = "big-state"
    case strayWithoutLineEnd = "stray-without-line-end"
    case closesOutput = "closes-output"
    case closesInput = "closes-input"
    case starvesInput = "starves-input"
    case grandchild
    case mallocLoop = "malloc-loop"
    case bigArray = "big-array"
    // Those that answer all the same.
    case refuses
    case garbageBytes = "garbage-bytes"
    case strayPrints = "stray-prints"
    case floodsErrors = "floods-errors"
    case answersTwice = "answers-twice"
    case leaks
    case keepsState = "keeps-state"
    case diesAfterAnswer = "dies-after-answer"
    case ignoresShutdown = "ignores-shutdown"

    var comesAtStart: Bool { self == .exitsAtStart || self == .hangsAtStart || self == .starvesInput }

    func commit(id: String) {
        switch self {
        case .exitsAtStart: exit(7)
        case .hangsAtStart, .hangs, .wrongName, .wrongProtocol, .starvesInput: hang()
        case .ignoresTerm:
            signal(SIGTERM, SIG_IGN)
            hang()
        case .busyLoop:
            Dialogue.write("hanging\n", to: STDERR_FILENO)
            while true {}
        case .fatal: fatalError("the plugin gave up")
        case .indexOutOfRange: _ = CommandLine.arguments[CommandLine.arguments.count + 5]
        case .badAccess: UnsafeMutablePointer<UInt8>(bitPattern: 8)?.pointee = 1
        case .aborts: abort()
        case .exits: exit(5)
        case .halfLineThenExit:
            Dialogue.write(#"{"jsonrpc":"2.0","id":"#)
            exit(0)
        case .halfLineThenHang:
            Dialogue.write(#"{"jsonrpc":"2.0","id":"#)
            hang()
        case .brokenJSON: Dialogue.write("{\"jsonrpc\":\"2.0\",\"id\":\(id),}}\n")
        case .prettyPrinted: Dialogue.write("{\n  \"id\": \(id),\n  \"result\": {}\n}\n")
        case .endlessLine:
            let piece = [UInt8](repeating: 0x7B, count: 1 << 16)
            while true { Dialogue.write(piece) }
        case .futureID: Dialogue.answer("999999", Dialogue.notice(titled: "future"))
        case .noID: Dialogue.write("{\"jsonrpc\":\"2.0\",\"result\":{}}\n")
        case .nullResult: Dialogue.answer(id, "null")
        case .asks: Dialogue.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tellMe\"}\n")
        case .nestedArrays: Dialogue.answer(id, String(repeating: "[", count: 100_000))
        case .loneSurrogate: Dialogue.answer(id, Dialogue.notice(titled: #"\ud800"#))
        case .emptyKey:
            Dialogue.answer(
                id,
                #"{"notices":[{"key":"","topic":"t","severity":"info","title":"t","body":[],"evidence":[]}],"commitments":[],"state":null}"#
            )
        case .bigState:
            Dialogue.answer(
                id, Dialogue.notice(titled: "big", state: "\"" + String(repeating: "s", count: 70_000) + "\""))
        case .strayWithoutLineEnd:
            Dialogue.write("debug: ")
            Dialogue.answer(id, Dialogue.notice(titled: "swallowed"))
            hang()
        case .closesOutput:
            close(STDOUT_FILENO)
            hang()
        case .closesInput:
            close(STDIN_FILENO)
            hang()
        case .grandchild:
            if Call.fork() == 0 { hang() }
            hang()
        case .mallocLoop:
            while let page = malloc(1 << 20) { memset(page, 1, 1 << 20) }
            fatalError("out of memory")
        case .bigArray: Dialogue.answer(id, "\([UInt8](repeating: 1, count: 10 << 30).count)")
        case .refuses:
            Dialogue.write(
                "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"error\":{\"code\":-32000,\"message\":\"no such council\"}}\n")
        case .garbageBytes:
            Dialogue.write([0xFF, 0xFE, 0x00, 0x1B, 0x5B, 0x32, 0x4A, 0x0A])
            Dialogue.answer(id, Dialogue.notice(titled: "after garbage"))
        case .strayPrints:
            Dialogue.write("looking at it\n\n[1, 2, 3]\n")
            Dialogue.answer(id, Dialogue.notice(titled: "after prints"))
        case .floodsErrors:
            let piece = [UInt8](repeating: 0x65, count: 1 << 16)
            for _ in 0..<128 { Dialogue.write(piece, to: STDERR_FILENO) }
            Dialogue.write("\nlast words\n", to: STDERR_FILENO)
            Dialogue.answer(id, Dialogue.notice(titled: "after the flood"))
        case .answersTwice:
            Dialogue.answer(id, Dialogue.notice(titled: "once"))
            Dialogue.answer(id, Dialogue.notice(titled: "twice"))
        case .leaks:
            guard let leak = malloc(4 << 20) else { fatalError("out of memory") }
            memset(leak, 1, 4 << 20)
            Dialogue.answer(id, Dialogue.notice(titled: "leaked"))
        case .keepsState:
            Dialogue.answer(id, Dialogue.notice(titled: "kept", state: #"{"b": [1.50, "]}\"x"], "a":1e400}"#))
        case .diesAfterAnswer:
            Dialogue.answer(id, Dialogue.notice(titled: "last"))
            exit(3)
        case .ignoresShutdown:
            Dialogue.answer(id, Dialogue.notice(titled: "answered"))
            hang()
        }
    }

    /// Says so first: tests wait for the word, not for the clock.
    private func hang() -> Never {
        Dialogue.write("hanging\n", to: STDERR_FILENO)
        while true { pause() }
    }
}
