/// One thing that is wrong, or odd, in a configuration file. Its message never holds a secret.
package struct ConfigProblem: Sendable, Equatable {
    package enum Severity: String, Sendable {
        case error, warning
    }

    /// Where in the file: both from 1, columns in characters, as an editor counts.
    package struct Place: Sendable, Hashable, Comparable {
        package let line: Int
        package let column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        package static func < (left: Place, right: Place) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    package let severity: Severity
    /// `nil` when it is about the file as a whole.
    package let place: Place?
    /// One or two English sentences: what is wrong and what to write instead.
    package let message: String
    /// The line with a mark below the place, for errors of syntax. What could be a secret is blotted out.
    package let excerpt: String?

    package init(severity: Severity = .error, at place: Place?, _ message: String, excerpt: String? = nil) {
        self.severity = severity
        self.place = place
        self.message = message
        self.excerpt = excerpt
    }

    /// `kairan.yaml:12:5: error: …`, the form editors and CI jump to.
    package func line(in file: String) -> String {
        let position = place.map { ":\($0.line):\($0.column)" } ?? ""
        let text = "\(file)\(position): \(severity.rawValue): \(message)"
        return excerpt.map { "\(text)\n\($0)" } ?? text
    }
}

/// Why a configuration cannot be used: everything that is wrong with it, in the order of the file.
package struct ConfigErrors: Error, Sendable, Equatable, CustomStringConvertible {
    package let file: String
    /// At least one of them is an error; warnings are listed beside them.
    package let problems: [ConfigProblem]

    package init(file: String, problems: [ConfigProblem]) {
        self.file = file
        self.problems = problems
    }

    package var description: String {
        problems.map { $0.line(in: file) }.joined(separator: "\n")
    }
}
