import BotConfig
import BotCore
import BotStore
import FoundationEssentials
import Glibc
import Intake
import Logging
import PluginHost
import PluginKit
import Webhooks

/// The composition root: the one place where real ports are made.
struct Assembly {
    let loaded: LoadedConfiguration
    let logger: Logger
    let zone: SystemZone
    let clock: SystemClock
    let installation: Installation
    /// What `readStandardInput` read.
    private var input: Result<[UInt8], IntakeError>?

    var configuration: Configuration { loaded.configuration }
    var now: Instant { clock.now }

    /// - Parameters:
    ///   - secrets: `false` for commands that send nothing.
    ///   - asOf: what time it is to be; `nil` for now.
    init(_ config: ConfigOptions, _ talk: TalkOptions, secrets: Bool, pluginFolders: [String] = [], asOf: AsOf? = nil)
        throws
    {
        loaded = try config.load(secrets: secrets)
        logger = talk.logger
        guard let zone = SystemZone(name: loaded.configuration.timeZone) else {
            throw CommandFailure(
                "No time zone '\(loaded.configuration.timeZone)' on this machine.", status: .configuration)
        }
        self.zone = zone
        let remindAt = loaded.configuration.remindAt
        clock = SystemClock(startingAt: asOf.map { $0.instant(in: zone, remindAt: remindAt) })
        installation = Installation(pluginFolders: pluginFolders, configured: loaded.configuration.pluginFolders)
    }

    /// - Parameter patience: how long another program's lock is waited out; the bot itself has later turns.
    func store(patience: Duration = .zero) throws -> SQLiteStore {
        try SQLiteStore(path: configuration.storePath, busyTimeout: patience)
    }

    /// For commands that look into the ledger, or change a line of it.
    func ledger() throws -> any Ledger {
        try store(patience: .seconds(5))
    }

    /// Reads the document for a source with `stdin: true`. A terminal has none: nobody is asked to type minutes.
    mutating func readStandardInput() {
        guard configuration.sources.contains(where: { $0.place == .standardInput }), isatty(STDIN_FILENO) == 0 else {
            return
        }
        input = Result { () throws(IntakeError) in try FileBytes.readStandardInput(limit: NamedBytes.limit) }
    }

    /// The plugins the configuration uses, with their settings complete.
    func plugins() throws -> [ConfiguredPlugin] {
        try PluginSelection(installation.find(logger), for: loaded).plugins()
    }

    func runner(_ plugins: [ConfiguredPlugin]) -> ProcessPluginRunner {
        ProcessPluginRunner(plugins: plugins, logger: logger)
    }

    func reader() throws -> ProcessReader {
        ProcessReader(executable: try installation.reader(), logger: logger)
    }

    /// What a command's argument names: a file, `-`, or a URL.
    func document(_ argument: String, _ options: FetchOptions) throws -> NamedBytes {
        try NamedBytes(argument: argument, options, loader: pageLoader)
    }

    var pageLoader: PageLoader { PageLoader(clock: clock, contact: configuration.contact) }

    func transport() -> CurlTransport {
        CurlTransport(userAgent: UserAgent.text(contact: configuration.contact))
    }

    func ports(transport: any Transport) throws -> Ports {
        Ports(
            clock: clock, random: SystemRandom(), zone: zone, store: try store(), transport: transport,
            runner: runner(try plugins()), reader: try reader(),
            intakes: Intakes.make(configuration.sources, input: input),
            services: Dictionary(uniqueKeysWithValues: ServiceKind.allCases.map { ($0, service($0)) }))
    }

    func service(_ kind: ServiceKind) -> any Service {
        clock.isSet ? RealTimeService(Services.service(kind)) : Services.service(kind)
    }

    func bot(_ ports: Ports) -> Bot {
        Bot(configuration: configuration, ports: ports, holder: Self.holder, logger: logger)
    }

    /// This process, as others are told of it: `host:4711`.
    private static var holder: String {
        "\(ProcessInfo.processInfo.hostName):\(getpid())"
    }
}
