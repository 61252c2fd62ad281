import FoundationEssentials
@preconcurrency import Glibc

extension Plugin {
    /// What `@main` calls: answers the host on the standard pipes until `shutdown` or the end of input.
    public static func main() async {
        guard getenv(PluginProtocol.cookie) != nil else {
            fputs(byHandText, stderr)
            // EX_USAGE of sysexits.h, as everywhere in Kairan.
            exit(64)
        }
        guard var pipes = StandardPipes.take() else {
            fputs("Standard input or output is closed\n", stderr)
            exit(64)
        }
        var session = Session<Self>()
        while !session.isOver, let line = pipes.readLine() {
            guard let answer = await session.answer(to: line) else { continue }
            guard pipes.write(line: answer) else { return }
        }
    }

    static var byHandText: String {
        """
        \(info.name) \(info.version) is a plugin of Kairan, and speaks JSON with it on standard input and output.
        It is not meant to be run by hand. To try it on a file of minutes:

            kairan trigger \(info.name) FILE

        """
    }
}
