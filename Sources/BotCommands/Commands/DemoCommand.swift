import ArgumentParser

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show the whole way once, on a sample of minutes and a receiver on this machine.",
        discussion: """
            Makes a folder of its own, starts a loopback receiver, reads fictional minutes, and prints what arrives at a \
            Slack, a Teams and a generic endpoint as a person there would see it. Nothing leaves the machine.

            Example: kairan demo
            """)

    @OptionGroup var plugins: PluginFolderOptions
    @Flag(name: .shortAndLong, help: "Say more about what is done.")
    var verbose = false

    func run() throws {
        try Demo(pluginFolders: plugins.pluginDir, talk: TalkOptions.parse(verbose ? ["--verbose"] : ["--quiet"])).run()
    }
}
