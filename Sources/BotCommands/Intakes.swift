import BotCore
import Intake

/// Sources as the configuration names them → intakes.
enum Intakes {
    /// - Parameter input: standard input, read before; `nil` where a command does not read it.
    static func make(
        _ sources: [Configuration.Source], input: Result<[UInt8], IntakeError>?
    ) -> [(source: String, intake: any Intake)] {
        sources.map { source in
            let intake: any Intake =
                switch source.place {
                case .folder(let path): FolderIntake(source: source.name, folder: path, isRecursive: source.recursive)
                case .file(let path): FileIntake(source: source.name, path: path)
                case .standardInput: StandardInputIntake(source: source.name, input: input ?? .success([]))
                }
            return (source: source.name, intake: intake)
        }
    }
}
