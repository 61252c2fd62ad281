/// Collects what is wrong while a file is read, so that one reading reports everything.
final class Problems {
    private(set) var all: [ConfigProblem] = []

    func error(_ message: String, at place: ConfigProblem.Place?) {
        all.append(ConfigProblem(severity: .error, at: place, message))
    }

    func warning(_ message: String, at place: ConfigProblem.Place?) {
        all.append(ConfigProblem(severity: .warning, at: place, message))
    }

    var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// In the order of the file; what concerns the whole file comes first.
    var sorted: [ConfigProblem] {
        let start = ConfigProblem.Place(line: 0, column: 0)
        return all.enumerated()
            .sorted { ($0.element.place ?? start, $0.offset) < ($1.element.place ?? start, $1.offset) }
            .map { $0.element }
    }
}
