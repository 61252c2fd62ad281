import ArgumentParser
import BotCore
import Commitments
import MinutesModel

/// Where the commitments are, and what day it is: what every subcommand of `deadlines` needs.
struct DeadlinePlace: ParsableArguments {
    @OptionGroup var config: ConfigOptions
    @OptionGroup var time: AsOfOptions
    @OptionGroup var talk: TalkOptions

    func open() throws -> (ledger: any Ledger, today: CalendarDate) {
        let assembly = try Assembly(config, talk, secrets: false, asOf: time.asOf)
        return (try assembly.ledger(), assembly.zone.local(assembly.now).date)
    }

    /// One commitment by its id or an unambiguous beginning of it.
    func one(_ id: String, of known: [Commitment]) throws -> Commitment {
        if let exact = known.first(where: { $0.id == id }) { return exact }
        let matches = known.filter { $0.id.hasPrefix(id) }
        guard let match = matches.first, matches.count == 1 else {
            let problem = matches.isEmpty ? "No commitment" : "\(matches.count) commitments begin with"
            throw CommandFailure("\(problem) '\(id)'. List them with: kairan deadlines list --all\(config.repeated)")
        }
        return match
    }

    /// All or none is named before anything is changed.
    /// - Parameter told: what each is now, in a word or two.
    func change(_ ids: [String], _ told: String, _ body: (any Ledger, String) throws -> Bool) throws {
        let (ledger, _) = try open()
        let known = try ledger.commitments(CommitmentFilter(states: []))
        let commitments = try ids.map { try one($0, of: known) }
        for commitment in commitments {
            guard try body(ledger, commitment.id) else {
                throw CommandFailure(
                    "'\(commitment.id)' is \(commitment.state.rawValue); that cannot be changed so. "
                        + "Open it again with: kairan deadlines drop --undo \(commitment.id)\(config.repeated)")
            }
            Terminal.talk("\(told): \(ShortID.commitment(commitment.id)) \(commitment.promiser): \(commitment.text)")
        }
    }
}

/// The ids a command is about.
struct DeadlineIDs: ParsableArguments {
    @Argument(help: ArgumentHelp("Ids from `kairan deadlines list`; their beginnings are enough.", valueName: "id"))
    var ids: [String]
}
