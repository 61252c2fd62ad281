import ArgumentParser
import BotConfig
import Glibc

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented kairan.yaml that works as it stands.",
        discussion: """
            Writes kairan.yaml and an empty folder 'inbox' beside it. As it stands it prints to the console; the \
            comments show how to tell Slack, Teams or a program instead.

            Example: kairan init && cp minutes.md inbox/ && kairan run
            """)

    @Argument(help: "Where to write the file.", completion: .file(extensions: ["yaml"]))
    var file = "kairan.yaml"

    @Flag(name: .long, help: "Replace a file that is there.")
    var force = false

    func run() throws {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (force ? O_TRUNC : O_EXCL)
        let fd = open(file, flags, 0o644)
        guard fd >= 0 else {
            if errno == EEXIST {
                throw CommandFailure(
                    "'\(file)' is there already; it was left as it is. Look at it with: kairan check --config \(file)")
            }
            throw CommandFailure(
                "Cannot write '\(file)': \(String(cString: strerror(errno))). Choose another place: kairan init FILE")
        }
        defer { close(fd) }
        let bytes = Array(ExampleConfiguration.text.utf8)
        guard write(fd, bytes, bytes.count) == bytes.count else {
            throw CommandFailure("Cannot write '\(file)': \(String(cString: strerror(errno))).")
        }
        let folder = file.contains("/") ? file[...(file.lastIndex(of: "/") ?? file.startIndex)] + "inbox" : "inbox"
        if mkdir(String(folder), 0o755) != 0, errno != EEXIST {
            throw CommandFailure("Cannot make the folder '\(folder)': \(String(cString: strerror(errno))).")
        }
        let option = file == "kairan.yaml" ? "" : " --config \(file)"
        Terminal.talk("Wrote \(file). Put minutes into \(folder) and type: kairan run\(option)")
    }
}
