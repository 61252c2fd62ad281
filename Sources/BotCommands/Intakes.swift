import BotCore
import Intake

/// Sources as the configuration names them → intakes. Pages have none: the bot fetches them itself, in its loop.
enum Intakes {
    /// - Parameter input: standard input, read before; `nil` where a command does not read it.
    static func make(
        _ sources: [Configuration.Source], input: Result<[UInt8], IntakeError>?
    ) -> [(source: String, intake: any Intake)] {
        sources.compactMap { source in
            let intake: any Intake
            switch source.place {
            case .folder(let path):
                intake = FolderIntake(source: source.name, folder: path, isRecursive: source.recursive)
            case .file(let path): intake = FileIntake(source: source.name, path: path)
            case .standardInput: intake = StandardInputIntake(source: source.name, input: input ?? .success([]))
            case .page: return nil
            }
            return (source: source.name, intake: intake)
        }
    }
}
