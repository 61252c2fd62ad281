import ArgumentParser
import BotCore
import FoundationEssentials
import MinutesModel
import PluginHost
import Summaries

struct ExplainSummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "What a speech says, or how it answers a question, in one line.",
        discussion: """
            A speech or a whole sitting in, as plain text; one line out, never longer than the limit, counted in Unicode \
            characters. The line is made of the speaker's own sentences and of parts of them that run to their ends; only \
            polite ends become plain (進めてまいります → 進める) and what claims nothing goes (また、, 第２点目、).

            With --question the passage is looked for that answers it. In a sitting with speakers only those who answer \
            for an office are heard.

            json: {"text", "length", "limit", "sentences"}: the sentences are those the line was taken from, as spoken. \
            Greetings and procedure make a line only where there is nothing else; without any answer the line is empty.

            Examples:
              kairan explain summary speech.txt --limit 50
              kairan explain summary minutes.txt --question '学校給食の無償化への見解は。'
              cat speech.txt | kairan explain summary --limit 100 --format json
            """)

    @Argument(help: "The text, or - for standard input.", completion: .file())
    var file = "-"

    @Option(help: ArgumentHelp("How long the line may be; 100, with a question 50.", valueName: "characters"))
    var limit: Int?

    @Option(help: ArgumentHelp("What was asked.", valueName: "text"))
    var question: String?

    @OptionGroup var format: FormatOptions
    @OptionGroup var talk: TalkOptions

    /// Shorter lines say nothing, longer ones are no lines.
    private static let limits = 10...2000

    func validate() throws {
        if let limit, !Self.limits.contains(limit) {
            throw ValidationError(
                "--limit must be from \(Self.limits.lowerBound) to \(Self.limits.upperBound) characters, not \(limit).")
        }
    }

    func run() throws {
        let document = try NamedBytes(file: file)
        let limit = limit ?? (question == nil ? 100 : 50)
        let writer = GistWriter(alwaysSays: true)
        let gist: Gist?
        if let question {
            let answers = try SpokenText(answersIn: read(document, Minutes.self, wants: .record)) ?? text(of: document)
            gist = AnswerFinder(answers, writer: writer).answer(to: question, limit: limit)
        } else {
            gist = try writer.gist(of: text(of: document), limit: limit)
        }
        write(gist, limit: limit)
    }

    private struct Text: Decodable { var text: String }

    private func text(of document: NamedBytes) throws -> SpokenText {
        SpokenText(try read(document, Text.self, wants: .text).text)
    }

    /// In the box, as everywhere: a text that somebody wants explained may come from anybody.
    private func read<Value: Decodable>(
        _ document: NamedBytes, _ type: Value.Type, wants: ReadRequest.Want
    ) throws -> Value {
        let clock = SystemClock()
        let reader = ProcessReader(executable: try Installation().reader(), logger: talk.logger)
        let json = try Rehearsal(clock: clock).read(document, with: reader, wants: wants)
        return try JSONDecoder().decode(type, from: Data(json))
    }

    private func write(_ gist: Gist?, limit: Int) {
        switch format.format {
        case .text: Terminal.print(gist?.text ?? "")
        case .json:
            var writer = JSONWriter()
            writer.object { writer in
                writer.field("text", gist?.text)
                writer.field("length", gist.map { Gist.length(of: $0.text) } ?? 0)
                writer.field("limit", limit)
                writer.key("sentences")
                writer.array(gist?.sentences ?? []) { $0.value($1) }
            }
            Terminal.write(writer.bytes + [0x0A])
        }
    }
}
