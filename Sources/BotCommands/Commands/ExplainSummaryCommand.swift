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

            With --evidence the sentences follow that the line was taken from, as spoken, each with the number of the \
            document's line on which its paragraph begins (kairan read --lines shows them all) and, in a sitting, with \
            who said it.

            json: {"text", "length", "limit", "sentences", "evidence"}: the evidence is [{"line", "speaker", "text"}]. \
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

    @Flag(help: "Also the sentences it was taken from, with their lines and speakers.")
    var evidence = false

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
        let text: SpokenText
        let gist: Gist?
        if let question {
            text = try SpokenText(answersIn: read(document, Minutes.self, wants: .record)) ?? self.text(of: document)
            gist = AnswerFinder(text, writer: writer).answer(to: question, limit: limit)
        } else {
            text = try self.text(of: document)
            gist = writer.gist(of: text, limit: limit)
        }
        write(gist, from: text, limit: limit)
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

    private func write(_ gist: Gist?, from text: SpokenText, limit: Int) {
        let sources = gist?.places ?? []
        switch format.format {
        case .text:
            Terminal.print(gist?.text ?? "")
            guard evidence else { return }
            for place in sources {
                let line = text.lines[place].map { "\($0): " } ?? ""
                let speaker = text.speaker(ofSentence: place).map { "\($0)「" } ?? "「"
                Terminal.print("  \(line)\(speaker)\(text.sentences[place])」")
            }
        case .json:
            var writer = JSONWriter()
            writer.object { writer in
                writer.field("text", gist?.text)
                writer.field("length", gist.map { Gist.length(of: $0.text) } ?? 0)
                writer.field("limit", limit)
                writer.key("sentences")
                writer.array(gist?.sentences ?? []) { $0.value($1) }
                writer.key("evidence")
                writer.array(sources) { writer, place in
                    writer.object { writer in
                        writer.field("line", text.lines[place])
                        writer.field("speaker", text.speaker(ofSentence: place))
                        writer.field("text", text.sentences[place])
                    }
                }
            }
            Terminal.write(writer.bytes + [0x0A])
        }
    }
}
