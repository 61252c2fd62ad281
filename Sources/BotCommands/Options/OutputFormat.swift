import ArgumentParser

/// How data is written on standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

struct FormatOptions: ParsableArguments {
    @Option(name: .long, help: "text for people, json for programs.")
    var format = OutputFormat.text
}
