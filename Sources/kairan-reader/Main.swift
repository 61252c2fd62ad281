/// The boxed reader: a document's bytes on standard input, its record as one line of JSON on standard output.
@main
enum Main {
    static func main() {
        let result = ReaderProgram(arguments: Array(CommandLine.arguments.dropFirst())).run()
        StandardStreams.write(result.line)
        StandardStreams.exit(result.code)
    }
}
