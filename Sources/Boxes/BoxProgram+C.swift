import CBox
import Glibc

extension BoxProgram {
    /// The program as C reads it, for as long as `body` runs.
    func withCProgram<Result>(_ body: (UnsafePointer<cbox_program>) -> Result) -> Result {
        let variables = BoxProgram.baseEnvironment.merging(environment) { $1 }
        let words = [
            [executable] + arguments,
            variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
            readable + BoxProgram.systemPaths,
        ]
        return CStrings.with(words) { lists in
            executable.withCString { path in
                directory.withCString { directory in
                    var program = cbox_program()
                    program.path = path
                    program.directory = directory
                    program.argv = UnsafePointer(lists[0])
                    program.envp = UnsafePointer(lists[1])
                    program.readable = UnsafeRawPointer(lists[2]).assumingMemoryBound(to: UnsafePointer<CChar>?.self)
                    program.memory = limits.memory
                    program.cpu_seconds = limits.cpuSeconds ?? UInt64.max  // CBOX_UNLIMITED
                    program.open_files = limits.openFiles
                    program.may_fork = limits.mayStartProcesses
                    return body(&program)
                }
            }
        }
    }
}

private enum CStrings {
    /// Each list as C's `char *list[]`, ended by NULL.
    static func with<Result>(
        _ lists: [[String]], _ body: ([UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>]) -> Result
    ) -> Result {
        let pointers = lists.map { list in
            let pointer = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: list.count + 1)
            for (index, word) in list.enumerated() { pointer[index] = strdup(word) }
            pointer[list.count] = nil
            return pointer
        }
        defer {
            for (pointer, list) in zip(pointers, lists) {
                for index in list.indices { free(pointer[index]) }
                pointer.deallocate()
            }
        }
        return body(pointers)
    }
}
