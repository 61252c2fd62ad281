/// The boxed reader: a document's bytes on standard input, its record as one line of JSON on standard output.
@main
enum Main {
    static func main() {
        let program = ReaderProgram(arguments: Array(CommandLine.arguments.dropFirst()))
        StandardStreams.exit(program.run(writing: StandardStreams.write))
    }
}
