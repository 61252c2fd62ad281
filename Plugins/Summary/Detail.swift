/// How much a summary tells.
enum Detail: String, Decodable, Sendable {
    /// What was decided, promised by a day, and announced next: the few lines that change somebody's week.
    case brief
    /// … and what was asked, answered and argued, in the length of one screen.
    case standard
    /// … with room for every question and every speaker.
    case full

    /// UTF-16 units of title and body together, where the settings do not say. A service's short message; what a chat
    /// window shows without scrolling twice; what most services take as one message.
    var length: Int {
        switch self {
        case .brief: 500
        case .standard: 1200
        case .full: 4000
        }
    }

    var tellsSpeeches: Bool { self != .brief }
}

/// How a line says where it comes from.
enum EvidenceSetting: String, Decodable, Sendable {
    case none
    /// （123行目）
    case line
}
