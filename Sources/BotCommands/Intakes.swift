import BotCore
import Intake

/// Sources as the configuration names them → intakes.
enum Intakes {
    static func make(_ sources: [Configuration.Source]) -> [(source: String, intake: any Intake)] {
        sources.map { source in
            let intake: any Intake =
                switch source.place {
                case .folder(let path): FolderIntake(source: source.name, folder: path, isRecursive: source.recursive)
                case .file(let path): FileIntake(source: source.name, path: path)
                }
            return (source: source.name, intake: intake)
        }
    }
}
