import ArgumentParser
import BotConfig
import BotCore
import BotStore
import Glibc
import PluginHost
import Webhooks

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the configuration: all its errors and warnings at once, with their lines.",
        discussion: """
            Reads the file, resolves its secrets, looks for the plugins and checks their settings. Sends nothing, and \
            changes nothing. Exit code 2 when something is wrong. With --online it also fetches every `url:` source, and \
            exits with 1 when one does not answer. Where libcurl is missing, which sends everything, the exit code is 1, too.

            Example: kairan check --config /etc/kairan/kairan.yaml
            """)

    @Flag(help: "Fetch the sources that have a `url:`, too, and say which do not answer.")
    var online = false

    @OptionGroup var config: ConfigOptions
    @OptionGroup var plugins: PluginFolderOptions
    @OptionGroup var talk: TalkOptions

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: true, pluginFolders: plugins.pluginDir)
        let selected = try assembly.plugins()
        for warning in assembly.loaded.warnings { Terminal.talk(warning.line(in: config.path)) }
        let unwritable = unwritableStore(assembly.configuration.storePath)
        var warnings = missingFolders(assembly.configuration) + unwritable
        if unwritable.isEmpty { warnings += try store(assembly) }
        let missing = missingLibrary(assembly)
        let silent = online && missing.isEmpty ? try silentPages(assembly) : []
        for warning in warnings + missing + silent { Terminal.talk("\(config.path): warning: \(warning)") }
        Terminal.talk(pdfs(.find()))
        let configuration = assembly.configuration
        Terminal.print(
            "\(config.path) is good: \(count(configuration.sources.count, "source")), \(count(selected.count, "plugin")), "
                + "\(count(configuration.endpoints.count, "endpoint")), \(count(configuration.routes.count, "route")).")
        if !(missing + silent).isEmpty { throw ExitStatus.code(ExitStatus.failed.rawValue) }
    }

    /// Whether the store's tables are ones that this program can use.
    private func store(_ assembly: Assembly) throws -> [String] {
        switch try SQLiteStore.state(at: assembly.configuration.storePath) {
        case .missing, .current: []
        case .older: ["The store's tables are of an earlier version; the next run brings them up to date."]
        }
    }

    private func missingLibrary(_ assembly: Assembly) -> [String] {
        do { try assembly.transport().prepare() } catch { return ["\(error)"] }
        return []
    }

    /// Fetches each page once, one after another and not faster than a run does.
    private func silentPages(_ assembly: Assembly) throws -> [String] {
        var asked: [String: Duration] = [:]
        return try assembly.configuration.sources.compactMap { source in
            guard case .page(let page) = source.place else { return nil }
            if let last = asked[page.address.host] {
                let left = last + .seconds(1) - assembly.clock.uptime
                if left > .zero { usleep(UInt32(left.milliseconds * 1000)) }
            }
            defer { asked[page.address.host] = assembly.clock.uptime }
            guard case .failed(let failure) = try assembly.pageLoader.load(page) else { return nil }
            return "Source '\(source.name)' cannot be fetched: \(failure.description)"
        }
    }

    /// A source that is not there yet is no error of the file, but the next run will say so.
    private func missingFolders(_ configuration: Configuration) -> [String] {
        configuration.sources.compactMap { source in
            switch source.place {
            case .folder(let path):
                access(path, R_OK | X_OK) == 0
                    ? nil : "The folder of source '\(source.name)' cannot be read. Make it: mkdir -p \(path)"
            case .file(let path):
                access(path, R_OK) == 0 ? nil : "The file of source '\(source.name)' cannot be read: \(path)"
            case .standardInput, .page: nil
            }
        }
    }

    /// Whether PDFs can be read on this machine.
    private func pdfs(_ program: PDFProgram?) -> String {
        guard let program else {
            return "note: PDFs cannot be read: pdftotext is missing. apt-get install poppler-utils poppler-data"
        }
        guard program.hasJapaneseTables else {
            return "note: PDFs whose Japanese fonts are not part of them cannot be read. apt-get install poppler-data"
        }
        return "PDFs are read with \(program.executable)."
    }

    /// Whether this user could open the store; it is neither opened nor made here.
    private func unwritableStore(_ path: String) -> [String] {
        var place = path
        // What is not there yet is made by the first run, in the nearest folder that is there.
        while access(place, F_OK) != 0, let slash = place.lastIndex(of: "/"), slash > place.startIndex {
            place = String(place[..<slash])
        }
        var status = stat()
        guard access(place, R_OK | W_OK) == 0, stat(place, &status) == 0 else {
            return [
                "The store '\(path)' cannot be written by this user: \(String(cString: strerror(errno))) (\(place))."
            ]
        }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        guard isFolder == (place != path) else {
            return ["The store '\(path)' cannot be there: \(place) is \(isFolder ? "a folder" : "no folder")."]
        }
        return []
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
