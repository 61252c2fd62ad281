import CBox
import Glibc

/// The program did not start.
package struct BoxError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Step: Int32, Sendable {
        case pipe = 1, fork, group, parentDeath, directory, standardPipes, privileges, landlock, limits, seccomp, exec
    }

    package var executable: String
    /// `nil` for a step of a newer box.
    package var step: Step?
    /// The system's number, `errno`.
    package var code: Int32

    package var description: String {
        let reason = String(cString: strerror(code))
        return switch step {
        case .exec where code == ENOENT:
            "\(executable) or the interpreter in its first line does not exist"
        case .exec where code == EACCES:
            "\(executable) may not be executed: it, and the interpreter in its first line, must be executable files in the program's own folder or in /usr"
        case .exec where code == ENOEXEC:
            "\(executable) is no program for this machine: a script must begin with #! and its interpreter's path"
        case .exec: "\(executable) cannot be executed: \(reason)"
        case .pipe, .fork: "No process can be started for \(executable): \(reason)"
        case .directory: "The working directory of \(executable) cannot be entered: \(reason)"
        default: "The box for \(executable) cannot be built (step \(step.map { "\($0)" } ?? "?")): \(reason)"
        }
    }
}
