import Logging
import MinutesModel
import PluginKit

/// What the stages of one run share.
final class Run {
    let ports: Ports
    let configuration: Configuration
    let limits: RunLimits
    let policy: RetryPolicy
    let router: Router
    let logger: Logger
    /// The fencing number.
    let id: Int64
    let today: CalendarDate
    let start: Duration
    var report = RunReport()
    /// Nothing new is begun any more: the time is over, or somebody asked to stop.
    var isEnding = false
    private var lastCall: Int64 = 0

    init(
        ports: Ports, configuration: Configuration, limits: RunLimits, policy: RetryPolicy, logger: Logger, id: Int64,
        today: CalendarDate, start: Duration
    ) {
        self.ports = ports
        self.configuration = configuration
        self.limits = limits
        self.policy = policy
        router = Router(routes: configuration.routes)
        self.logger = logger
        self.id = id
        self.today = today
        self.start = start
    }

    var store: any Store { ports.store }

    /// A number for a call to a plugin or the reader, used once.
    func nextCall() -> Int64 {
        lastCall += 1
        return lastCall
    }

    func problem(_ kind: RunReport.Problem.Kind, _ sentence: String) {
        report.problems.append(RunReport.Problem(kind, sentence))
        logger.error("\(sentence)", metadata: ["kind": "\(kind.rawValue)"])
    }

    /// The configured plugins that hear of an event. One that cannot be started now is owed to all the same: its
    /// answer is missing, not unwanted.
    func hearers(of kind: EventKind) -> [String] {
        configuration.plugins.map { $0.name }.filter { name in
            description(of: name).map { $0.events.contains(kind) } ?? true
        }
    }

    func description(of plugin: String) -> PluginDescription? {
        ports.runner.plugins.first { $0.name == plugin }
    }

    func decided(
        _ notice: Notice, from plugin: String, meeting: Meeting?, subject: Subject?, group: String,
        except: String? = nil
    ) -> DecidedNotice {
        let addressees = router.addressees(of: notice, from: plugin, meeting: meeting, group: group, except: except)
        return DecidedNotice(
            plugin: plugin, notice: notice, meeting: meeting, subject: subject, addressees: addressees)
    }

    /// The bot's own word, never told through the endpoint it is about.
    func own(_ notice: Notice, except endpoint: String? = nil) -> DecidedNotice {
        decided(
            notice, from: KairanNotices.plugin, meeting: nil, subject: nil, group: "kairan/\(notice.key)",
            except: endpoint)
    }
}

extension Subject {
    /// Notices of one run on one document, or on one day, share a message.
    var group: String {
        switch self {
        case .document(let id): "document/\(id)"
        case .day(let day): "day/\(day)"
        }
    }
}
