import BotCore
import Foundation
import PluginHost
import PluginKit
import TestSupport
import Testing

@Suite struct PluginFinderTests {
    @Test func `plugins are found in every folder, sorted by name`() throws {
        let (mine, shipped) = (try PluginFolder(), try PluginFolder())
        try mine.add("zebra", manifest: PluginFolder.manifest("zebra"))
        try shipped.add("apple", manifest: PluginFolder.manifest("apple"))
        try FileManager.default.createDirectory(atPath: shipped.path + "/no-plugin", withIntermediateDirectories: true)

        let found = PluginFinder.find(in: [mine.path, shipped.path])

        #expect(found.plugins.map { $0.manifest.name } == ["apple", "zebra"])
        #expect(found.warnings == [])
    }

    @Test func `of two plugins of one name the first folder's is used`() throws {
        let (mine, shipped) = (try PluginFolder(), try PluginFolder())
        try mine.add("summary", manifest: PluginFolder.manifest("summary", arguments: ["mine"]))
        try shipped.add("summary", manifest: PluginFolder.manifest("summary"))

        let found = PluginFinder.find(in: [mine.path, shipped.path])

        #expect(found.plugins.map { $0.manifest.exec } == [["bin/plugin", "mine"]])
        #expect(found.warnings.count == 1)
        #expect(found.warnings.first?.hasPrefix("The plugin 'summary' in \(shipped.path)/summary is not used") == true)
    }

    @Test func `a broken plugin is a warning, and the others are found`() throws {
        let folder = try PluginFolder()
        try folder.add("broken", manifest: "{")
        try folder.add("good", manifest: PluginFolder.manifest("good"))
        try folder.add("missing", manifest: PluginFolder.manifest("missing"), program: nil)

        let found = PluginFinder.find(in: [folder.path])

        #expect(found.plugins.map { $0.manifest.name } == ["good"])
        #expect(
            found.warnings == [
                "\(folder.path)/broken/plugin.json: line 1 is not JSON: expected a key in double quotes",
                "\(folder.path)/missing/plugin.json: 'exec' names bin/plugin, which does not exist",
            ])
    }

    @Test func `a program that cannot be executed is told with the cure`() throws {
        let folder = try PluginFolder()
        let root = try folder.add("plain", manifest: PluginFolder.manifest("plain"), program: nil)
        try "no program".write(toFile: root + "/bin/plugin", atomically: true, encoding: .utf8)

        #expect(
            PluginFinder.find(in: [folder.path]).warnings == [
                "\(root)/plugin.json: 'exec' names bin/plugin, which is no executable file; chmod +x makes it one"
            ])
    }

    @Test func `a link that leads out of the folder is refused`() throws {
        let folder = try PluginFolder()
        let root = try folder.add("linked", manifest: PluginFolder.manifest("linked"), program: nil)
        try FileManager.default.createSymbolicLink(atPath: root + "/bin/plugin", withDestinationPath: "/bin/sh")

        #expect(
            PluginFinder.find(in: [folder.path]).warnings == [
                "\(root)/plugin.json: 'exec' names bin/plugin, a link that leads out of the plugin's folder"
            ])
    }

    @Test func `a plugin's own folder can be named`() throws {
        let folder = try PluginFolder()
        let root = try folder.add("one", manifest: PluginFolder.manifest("one"))

        #expect(PluginFinder.find(in: [root]).plugins.map { $0.folder } == [root])
    }

    @Test func `a folder named twice is read once`() throws {
        let folder = try PluginFolder()
        try folder.add("one", manifest: PluginFolder.manifest("one"))

        #expect(PluginFinder.find(in: [folder.path, folder.path]).warnings == [])
    }

    @Test func `a folder that somebody named and is missing is a warning, Kairan's own is not`() {
        let found = PluginFinder.find(in: ["/nowhere/mine", "/nowhere/shipped"])

        #expect(found.warnings == ["The plugin folder /nowhere/mine cannot be read: No such file or directory"])
    }

    @Test func `the installed plugins lie beside the program that a link leads to`() throws {
        let folder = try PluginFolder()
        let binary = folder.path + "/opt/kairan/bin/kairan"
        try FileManager.default.createDirectory(
            atPath: folder.path + "/opt/kairan/bin", withIntermediateDirectories: true)
        try "".write(toFile: binary, atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/kairan", withDestinationPath: binary)

        let folders = PluginFinder.folders(
            executable: folder.path + "/kairan", commandLine: ["/a"], configured: ["/b", "/c"])

        #expect(folders == ["/a", "/b", "/c", folder.path + "/opt/kairan/lib/kairan/plugins"])
    }
}

@Suite struct ConfiguredPluginTests {
    private static let settings =
        #","settings":{"type":"object","properties":{"length":{"type":"integer","default":3}}}"#

    @Test func `plugins come in the configuration's order with complete settings`() throws {
        let folder = try PluginFolder()
        try folder.add("apple", manifest: PluginFolder.manifest("apple", extra: Self.settings))
        try folder.add("zebra", manifest: PluginFolder.manifest("zebra"))

        let (plugins, problems) = ConfiguredPlugin.select(
            [.init(name: "zebra", settings: .null), .init(name: "apple", settings: .object([:]))],
            from: PluginFinder.find(in: [folder.path]))

        #expect(problems == [])
        #expect(plugins.map { $0.plugin.manifest.name } == ["zebra", "apple"])
        #expect(plugins.map { $0.settings } == [.object([:]), .object(["length": .integer(3)])])
    }

    @Test func `everything wrong is told at once`() throws {
        let folder = try PluginFolder()
        try folder.add("summary", manifest: PluginFolder.manifest("summary", extra: Self.settings))

        let (plugins, problems) = ConfiguredPlugin.select(
            [
                .init(name: "sumary", settings: .null),
                .init(name: "summary", settings: .object(["lenght": .integer(3), "length": .string("3")])),
                .init(name: "summary", settings: .array([])),
            ], from: PluginFinder.find(in: [folder.path]))

        #expect(plugins == [])
        #expect(
            problems == [
                "No plugin 'sumary': installed are summary; did you mean 'summary'?",
                "plugins.summary.lenght is no setting of this plugin; did you mean 'length'?",
                "plugins.summary.length must be a whole number, not the text '3'",
                "plugins.summary must be a mapping, not a list",
            ])
    }
}
