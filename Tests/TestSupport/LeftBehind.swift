import Foundation

/// What a child process is known by in our own descriptor table. Other tests run beside this one and open and close
/// descriptors of their own, so counting proves nothing.
package struct ChildTraces: Sendable {
    private let pid: Int32
    private let pipes: Set<String>

    /// Of a child that runs: its standard pipes have other ends, which are ours.
    package init(pid: Int32) {
        self.pid = pid
        pipes = Set((0...2).compactMap { ChildTraces.link("/proc/\(pid)/fd/\($0)") }.filter { $0.hasPrefix("pipe:") })
    }

    /// What is still there of it: a process, pipes, its pidfd.
    package var leftBehind: [String] {
        var left: [String] = []
        if FileManager.default.fileExists(atPath: "/proc/\(pid)") { left.append("process \(pid)") }
        for fd in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
            guard let link = ChildTraces.link("/proc/self/fd/\(fd)") else { continue }
            if pipes.contains(link) { left.append(link) }
            let info =
                link.contains("pidfd") ? try? String(contentsOfFile: "/proc/self/fdinfo/\(fd)", encoding: .utf8) : nil
            if info?.contains("Pid:\t\(pid)\n") == true { left.append("pidfd of \(pid)") }
        }
        return left
    }

    /// The running processes that have `text` in their command line.
    package static func processes(mentioning text: String) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap(Int32.init).filter { pid in
            FileManager.default.contents(atPath: "/proc/\(pid)/cmdline").map { String(decoding: $0, as: UTF8.self) }?
                .contains(text) == true
        }
    }

    /// The members of a process group that are alive.
    package static func living(inGroup group: Int32) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap(Int32.init).filter { pid in
            guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
            // State, parent and group stand behind the name, which is in brackets and may hold anything.
            let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
            return fields.count > 2 && fields[2] == "\(group)" && fields[0] != "Z"
        }
    }

    private static func link(_ path: String) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: path)
    }
}
