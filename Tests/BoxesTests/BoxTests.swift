import Boxes
import Foundation
import TestSupport
import Testing

@Suite struct BoxTests {
    private static func program(_ arguments: String..., limits: BoxLimits = BoxLimits()) -> BoxProgram {
        BoxProgram(
            executable: Products.path("FaultyPlugin"), arguments: arguments, environment: ["KAIRAN_PLUGIN": "1"],
            readable: [Products.path("FaultyPlugin")], limits: limits)
    }

    /// The first line it answers, waiting on its pipes.
    private static func answer(of box: Box) -> String? {
        let end = Poll.uptime + .seconds(10)
        while Poll.uptime < end {
            box.advance()
            if let line = box.nextLine() { return String(decoding: line, as: UTF8.self) }
            if box.outputIsClosed { return nil }
            _ = Poll.wait(box.interests, atMost: end - Poll.uptime)
        }
        return nil
    }

    /// What the probe found.
    private static func finding(_ probe: String, limits: BoxLimits = BoxLimits()) throws -> String {
        let box = try Box.spawn(program(probe, limits: limits), lineLimit: 1 << 20)
        box.write(Array("{\"id\":1,\"method\":\"handle\"}\n".utf8))
        let line = try #require(answer(of: box))
        box.end()
        let title = try #require(line.range(of: #""title":""#))
        return String(line[title.upperBound...].prefix { $0 != "\"" })
    }

    @Test(arguments: [
        ("opens-socket", "EACCES"),
        ("reads-passwords", "EACCES"),
        ("reads-home", "EACCES"),
        ("reads-parents-environment", "EACCES"),
        ("writes-temporary-file", "EACCES"),
        ("truncates-itself", "EACCES"),
        ("changes-mode", "EACCES"),
        ("starts-process", "EACCES"),
        ("leaves-group", "EACCES"),
        ("leaves-session", "EACCES"),
        ("kills-parent", "EACCES"),
        ("traces-parent", "EACCES"),
        ("outlives-parent", "EACCES"),
        ("makes-namespace", "EACCES"),
        ("shared-memory", "EACCES"),
        ("io-uring", "ENOSYS"),
        ("writes-memory-file", "errno 27"),  // EFBIG
        // What it may do.
        ("starts-thread", "done"),
        ("reads-itself", "done"),
        ("writes-null", "done"),
    ])
    func `the box holds`(probe: String, finding: String) async throws {
        #expect(try await onOwnThread { try Self.finding(probe) } == finding)
    }

    @Test func `a program inherits three descriptors and the given environment`() async throws {
        let (descriptors, names) = try await onOwnThread {
            (try Self.finding("lists-descriptors"), try Self.finding("lists-environment"))
        }

        #expect(descriptors == "0 1 2")
        #expect(names == "KAIRAN_PLUGIN LANG PATH SWIFT_BACKTRACE")
    }

    @Test func `a program may start others only when its limits say so`() async throws {
        let finding = try await onOwnThread {
            try Self.finding("starts-process", limits: BoxLimits(mayStartProcesses: true))
        }

        #expect(finding == "done")
    }

    @Test(arguments: [
        ("exits-at-start", BoxExit.Cause.exited(7)),
        ("fatal", .signal(SIGILL)),
        ("aborts", .signal(SIGABRT)),
        ("bad-access", .signal(SIGSEGV)),
        ("exits", .exited(5)),
    ])
    func `the way a program ended is told`(fault: String, cause: BoxExit.Cause) async throws {
        let told = try await onOwnThread {
            let box = try Box.spawn(Self.program(fault), lineLimit: 1 << 20)
            box.write(Array("{\"id\":1,\"method\":\"handle\"}\n".utf8))
            while !box.hasEnded { _ = Poll.wait(box.interests, atMost: .seconds(10)) }
            return box.end().cause
        }

        #expect(told == cause)
    }

    @Test func `memory beyond the limit ends the program`() async throws {
        let sentence = try await onOwnThread {
            // More than this process may have had itself: less would not be told (`BoxExit.peakMemory`).
            let limits = BoxLimits(memory: 1 << 30)
            let box = try Box.spawn(Self.program("malloc-loop", limits: limits), lineLimit: 1 << 20)
            box.write(Array("{\"id\":1,\"method\":\"handle\"}\n".utf8))
            while !box.hasEnded { _ = Poll.wait(box.interests, atMost: .seconds(10)) }
            return box.end().sentence(limits: limits)
        }

        #expect(sentence.hasPrefix("was ended by signal \(SIGILL) (a trap"))
        #expect(sentence.hasSuffix("of its 1024 MB of memory"))
    }

    @Test func `processor time beyond the limit ends the program`() async throws {
        let cause = try await onOwnThread {
            let box = try Box.spawn(Self.program("busy-loop", limits: BoxLimits(cpuSeconds: 1)), lineLimit: 1 << 20)
            box.write(Array("{\"id\":1,\"method\":\"handle\"}\n".utf8))
            while !box.hasEnded { _ = Poll.wait(box.interests, atMost: .seconds(10)) }
            return box.end().cause
        }

        #expect([.signal(SIGXCPU), .signal(SIGKILL)].contains(cause))
    }

    @Test func `the group dies as one`() async throws {
        let alive = try await onOwnThread { () -> [Int32] in
            let limits = BoxLimits(mayStartProcesses: true)
            let box = try Box.spawn(Self.program("grandchild", limits: limits), lineLimit: 1 << 20)
            box.write(Array("{\"id\":1,\"method\":\"handle\"}\n".utf8))
            let end = Poll.uptime + .seconds(10)
            while ChildTraces.living(inGroup: box.pid).count < 2, Poll.uptime < end { sched_yield() }
            #expect(ChildTraces.living(inGroup: box.pid).count == 2)
            box.end()
            return ChildTraces.living(inGroup: box.pid)
        }

        #expect(alive == [])
    }

    @Test func `a program dies with the thread that spawned it`() async throws {
        let pid = try await onOwnThread { () -> Int32 in
            let box = try Box.spawn(Self.program("hangs-at-start"), lineLimit: 1 << 20)
            // Left to itself: an owner that was killed does not bury, either.
            let pid = box.pid
            _ = Unmanaged.passRetained(box)
            return pid
        }

        var info = siginfo_t()
        #expect(waitid(P_PID, id_t(pid), &info, WEXITED) == 0)
        #expect(info.si_code == CLD_KILLED)
    }

    @Test(arguments: [
        ("/nowhere/program", "/nowhere/program or the interpreter in its first line does not exist"),
        ("/etc/passwd", "/etc/passwd may not be executed"),
    ])
    func `a program that does not start is told in a sentence`(path: String, sentence: String) async throws {
        let (told, leaked) = try await onOwnThread { () -> (String, Int) in
            let before = Self.descriptors
            var told = ""
            // Often, because other tests open descriptors meanwhile.
            for _ in 0..<100 {
                do {
                    _ = try Box.spawn(BoxProgram(executable: path, readable: [path]), lineLimit: 10)
                } catch {
                    told = "\(error)"
                }
            }
            return (told, Self.descriptors - before)
        }

        #expect(told.hasPrefix(sentence))
        #expect(leaked < 100)
    }

    @Test(arguments: [true, false])
    func `nothing is left behind`(ended: Bool) async throws {
        let left = try await onOwnThread { () -> [String] in
            var box: Box? = try Box.spawn(Self.program("hangs-at-start"), lineLimit: 10)
            let traces = ChildTraces(pid: box?.pid ?? 0)
            #expect(traces.leftBehind.count == 5)  // the process, three pipes, the pidfd
            if ended { box?.end() }
            // A box that is forgotten is ended, too.
            box = nil
            return traces.leftBehind
        }

        #expect(left == [])
    }

    private static var descriptors: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? -1
    }
}

@Suite struct BoxRunTests {
    private static func run(
        _ executable: String, _ arguments: [String], input: String = "", limit: Int = 1 << 20,
        deadline: Duration = .seconds(10)
    ) async throws -> BoxRun.Outcome {
        try await onOwnThread {
            let program = BoxProgram(executable: executable, arguments: arguments)
            let run = try BoxRun(
                program, input: Array(input.utf8), outputLimit: limit, deadline: Poll.uptime + deadline)
            while true {
                if let outcome = run.advance(uptime: Poll.uptime) { return outcome }
                _ = Poll.wait(run.interests, atMost: run.deadline - Poll.uptime)
            }
        }
    }

    @Test func `bytes go in and come out, more than a pipe holds`() async throws {
        let text = String(repeating: "議事録\n", count: 50_000) + "without a line end"

        let outcome = try await Self.run("/bin/cat", [], input: text)

        #expect(outcome.output == Array(text.utf8))
        guard case .ended(let exit) = outcome.ending else {
            Issue.record("\(outcome.ending)")
            return
        }
        #expect(exit.cause == .exited(0))
    }

    @Test func `a program that does not read its input can still answer`() async throws {
        let outcome = try await Self.run("/bin/echo", ["done"], input: String(repeating: "x", count: 1 << 20))

        #expect(outcome.output == Array("done\n".utf8))
    }

    @Test func `a program is killed at its deadline`() async throws {
        let outcome = try await Self.run("/bin/sleep", ["60"], deadline: .milliseconds(100))

        #expect(outcome.ending == .overdue)
    }

    @Test func `a program that writes without end is killed`() async throws {
        let outcome = try await Self.run("/usr/bin/yes", [], limit: 10_000)

        #expect(outcome.ending == .tooMuchOutput)
    }

    @Test func `what it says of itself on standard error is kept`() async throws {
        let outcome = try await Self.run("/bin/cat", ["/nowhere"])

        #expect(outcome.errorText.contains("/nowhere"))
    }
}
