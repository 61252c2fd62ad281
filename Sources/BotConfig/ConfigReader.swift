import BotCore
import MinutesModel
import Yams

/// Walks the file's tree and makes values of it. One extension per section.
struct ConfigReader {
    let problems: Problems
    let secrets: SecretResolver

    typealias Places = [String: [String: ConfigProblem.Place]]

    func read(_ root: Node) -> (configuration: Configuration, places: Places)? {
        let keys = [
            "store", "timezone", "remindAt", "contact", "sources", "pluginFolders", "plugins", "endpoints", "routes",
        ]
        guard !root.isEmptyScalar, let top = Section(root, name: "the file", keys: keys, problems: problems) else {
            return nil
        }
        let store = store(in: top)
        let (plugins, places) = plugins(in: top)
        let endpoints = endpoints(in: top)
        let routes = routes(in: top, endpoints: endpoints, plugins: plugins)
        let configuration = Configuration(
            storePath: store.path, retention: store.retention, timeZone: timeZone(in: top), remindAt: remindAt(in: top),
            contact: contact(in: top), sources: sources(in: top), pluginFolders: pluginFolders(in: top),
            plugins: plugins.map { $0.use },
            endpoints: endpoints.compactMap { $0.endpoint }, routes: routes)
        return (configuration, places)
    }

    /// A path of the file, relative to the file's folder.
    func path(_ text: String) -> String {
        Paths.absolute(text, below: secrets.folder)
    }

    private func store(in top: Section) -> (path: String, retention: Duration) {
        let fallback = (path: path("kairan.sqlite"), retention: Duration.seconds(400 * 86_400))
        guard let entry = top.entry("store"),
            let section = Section(entry.value, name: "store", keys: ["path", "retention"], problems: problems)
        else { return fallback }
        // A day is the least that lets a run after midnight know what the last one told.
        let retention = section.value("retention", expected: "at least a day, for example 400d") { text in
            DurationText.read(text).flatMap { $0 >= .seconds(86_400) ? $0 : nil }
        }
        return (section.string("path").map(path) ?? fallback.path, retention ?? fallback.retention)
    }

    private func timeZone(in top: Section) -> String {
        let name = top.value("timezone", expected: "a name like Asia/Tokyo (see /usr/share/zoneinfo)") { text in
            TimeZoneName.exists(text) ? text : nil
        }
        return name ?? "Asia/Tokyo"
    }

    private func remindAt(in top: Section) -> ClockTime {
        let time = top.value("remindAt", expected: "a time like \"09:00\"") { text in
            ClockTime(text).flatMap { $0.hour < 24 ? $0 : nil }
        }
        return time ?? ClockTime.startOfOffice
    }

    private func pluginFolders(in top: Section) -> [String] {
        top.words("pluginFolders").map { path($0.text) }
    }
}

extension ClockTime {
    /// 09:00, when offices open: earlier nobody reads a reminder.
    fileprivate static var startOfOffice: ClockTime {
        guard let nine = ClockTime(hour: 9, minute: 0) else { preconditionFailure("09:00 is a time of day") }
        return nine
    }
}
