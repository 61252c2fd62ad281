import MinutesModel
package import PluginKit

/// A manual trigger: one plugin is asked by hand, and its notices are told whatever was told before.
package struct Trigger: Sendable, Equatable {
    package var plugin: String
    package var command: Command
    /// Endpoints by name; `nil` leaves it to the routes.
    package var to: [String]?

    package init(plugin: String, command: Command, to: [String]? = nil) {
        self.plugin = plugin
        self.command = command
        self.to = to
    }

    /// Under a key of its own, so that a trigger never meets, or spends, the key of the same fact.
    func decided(_ notice: Notice, in run: Run) -> DecidedNotice {
        var notice = notice
        notice.key = "trigger/\(run.id)/\(notice.key)"
        let group = "trigger/\(run.id)"
        let meeting = command.minutes?.meeting
        guard let to else {
            return run.decided(notice, from: plugin, meeting: meeting, subject: nil, group: group)
        }
        let addressees = to.map { Addressee(endpoint: $0, group: group) }
        return DecidedNotice(plugin: plugin, notice: notice, meeting: meeting, subject: nil, addressees: addressees)
    }
}
