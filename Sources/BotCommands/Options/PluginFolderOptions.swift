import ArgumentParser

struct PluginFolderOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Look for plugins here first; may be given several times.", valueName: "folder"),
        completion: .directory)
    var pluginDir: [String] = []
}
