import Glibc

struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// One finished run of a program.
struct ProcessRun {
    /// From just before the spawn to the end of the wait, in milliseconds.
    let wall: Double
    /// What it spent of processors, its children included, in milliseconds: other programs on the machine change it less.
    let processor: Double
    let status: Int32
    /// The most private memory the program and all it started held at one moment, in MiB; `nil` when not sampled.
    let peakPrivate: Double?
}

/// Runs a program to its end. `sampling` also adds up the private memory of the whole process tree twice a
/// millisecond, which costs time: such runs are not timed.
func run(_ arguments: [String], in folder: String, sampling: Bool = false) throws -> ProcessRun {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, folder + "/stderr", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }

    guard chdir(folder) == 0 else { throw BenchmarkError("cannot enter \(folder)") }
    let began = milliseconds()
    var child = pid_t()
    let failure = posix_spawnp(&child, arguments[0], &actions, nil, &argv, environ)
    guard failure == 0 else {
        throw BenchmarkError("cannot start \(arguments[0]): \(String(cString: strerror(failure)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard sampling else {
        wait4(child, &status, 0, &usage)
        return ProcessRun(
            wall: milliseconds() - began, processor: milliseconds(usage), status: status, peakPrivate: nil)
    }
    var peak = 0
    while wait4(child, &status, WNOHANG, &usage) == 0 {
        peak = max(peak, privateKilobytes(of: child))
        usleep(500)
    }
    return ProcessRun(
        wall: milliseconds() - began, processor: milliseconds(usage), status: status,
        peakPrivate: Double(peak) / 1024)
}

/// On a clock that never jumps.
func milliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}

/// What this program spent of processors so far, in milliseconds.
func processorMilliseconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return milliseconds(usage)
}

private func milliseconds(_ usage: rusage) -> Double {
    func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000 }
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
}

private func privateKilobytes(of process: pid_t) -> Int {
    var total = 0
    for line in contents(of: "/proc/\(process)/smaps_rollup").split(separator: "\n") where line.hasPrefix("Private_") {
        total += line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }
    for child in contents(of: "/proc/\(process)/task/\(process)/children").split(separator: " ") {
        if let child = pid_t(child) { total += privateKilobytes(of: child) }
    }
    return total
}

/// A small file's text; empty when it cannot be read (a process that just ended).
func contents(of path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
        bytes += buffer[..<count]
    }
}

func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw BenchmarkError("cannot write \(path): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { throw BenchmarkError("cannot write \(path): \(String(cString: strerror(errno)))") }
        bytes = bytes.dropFirst(count)
    }
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
}
