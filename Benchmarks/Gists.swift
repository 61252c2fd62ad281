import Documents
import FoundationEssentials
import JapaneseText
import MinutesModel
import MinutesParsing
import Summaries

/// How near the lines of `explain summary` come to those that people wrote: what the weights of `GistWeights` were set by.
///
/// The judged passages stand in public records that are no part of the project. Here are only the lines, and hashes by
/// which a passage is found again.
struct Gists {
    /// A folder with the records.
    let corpus: String
    /// The folder of the judgements.
    let judged: String

    fileprivate struct Judgement {
        let passage: [String]
        let question: String?
        let line: String

        /// As many characters as the line has, in steps of fifty: what its writer had.
        var limit: Int { (Rouge.letters(line).count + 49) / 50 * 50 }
    }

    func measure(report: (String) -> Void) throws {
        let gists = try judgements("gists.tsv", report)
        let writer = GistWriter(alwaysSays: true)
        for (name, half) in halves(of: gists) {
            self.report("gists, \(name)", half, report) { writer.gist(of: $0.text, limit: $0.limit)?.text }
        }
        let answers = try judgements("answers.tsv", report)
        for (name, half) in halves(of: answers) { self.report("answers, \(name)", half, report, line: answer) }
        // Judged later, on other records, before the program saw them; no weight was set by them.
        self.report("gists, second set", try judgements("gists-2.tsv", report), report) {
            writer.gist(of: $0.text, limit: $0.limit)?.text
        }
        self.report("answers, second set", try judgements("answers-2.tsv", report), report, line: answer)
    }

    private func answer(_ judgement: Judgement) -> String? {
        judgement.question.flatMap { AnswerFinder(judgement.text).answer(to: $0, limit: 50)?.text }
    }

    /// Weights are fitted on the even ones and scored on the odd ones.
    private func halves(of all: [Judgement]) -> [(String, [Judgement])] {
        let numbered = all.enumerated()
        return [
            ("even", numbered.filter { $0.offset % 2 == 0 }.map { $0.element }),
            ("odd", numbered.filter { $0.offset % 2 == 1 }.map { $0.element }), ("all", all),
        ]
    }

    private func report(
        _ name: String, _ judgements: [Judgement], _ report: (String) -> Void, line: (Judgement) -> String?
    ) {
        let ours = judgements.map { Rouge(of: line($0) ?? "", against: $0.line) }
        let tails = judgements.map { Rouge(of: $0.end(of: $0.passage.joined()), against: $0.line) }
        let best = judgements.map { judgement in
            let all = judgement.passage.map { Rouge(of: judgement.end(of: $0), against: judgement.line) }
            return all.max { $0.sum < $1.sum } ?? Rouge()
        }
        report(
            "\(name) (\(judgements.count)), R-1 R-2 R-L: \(Rouge.mean(ours).text); last characters "
                + "\(Rouge.mean(tails).text); best sentence \(Rouge.mean(best).text)")
    }

    private func judgements(_ file: String, _ report: (String) -> Void) throws -> [Judgement] {
        var texts: [String: [(hash: String, sentence: String)]] = [:]
        return try lines("\(judged)/\(file)").filter { !$0.hasPrefix("#") }.compactMap { line in
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count >= 4 else { throw BenchmarkError("\(file): \(line)") }
            if texts[fields[0]] == nil { texts[fields[0]] = try sentences(of: fields[0]) }
            let text = texts[fields[0]] ?? []
            guard let start = text.firstIndex(where: { $0.hash == fields[1] }),
                let end = text[start...].firstIndex(where: { $0.hash == fields[2] })
            else {
                report("\(fields[0]) has no passage \(fields[1])–\(fields[2])")
                return nil
            }
            return Judgement(
                passage: text[start...end].map { $0.sentence }, question: fields.count > 4 ? fields[3] : nil,
                line: fields[fields.count - 1])
        }
    }

    private func sentences(of document: String) throws -> [(hash: String, sentence: String)] {
        let isPDF = document.hasSuffix(".pdf")
        let path = try isPDF ? extracted("\(corpus)/\(document)") : "\(corpus)/\(document)"
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        let read = try DocumentReader().read(bytes, name: document, pdfErrors: isPDF ? 0 : nil)
        let minutes = MinutesParser().parse(read.text, id: read.id)
        let paragraphs = minutes.speeches.flatMap { $0.paragraphs } + minutes.notes.flatMap { $0.paragraphs }
        return paragraphs.flatMap { Sentences.split($0) }.map { (Gists.hash(of: $0), String($0)) }
    }

    /// The text of a PDF, as the reader is given it.
    private func extracted(_ path: String) throws -> String {
        let text = FileManager.default.temporaryDirectory.appending(path: "kairan-bench.txt").path
        _ = try run(["pdftotext", "-raw", path, text], in: "/tmp")
        return text
    }

    private func lines(_ path: String) throws -> [String] {
        String(decoding: Array(try Data(contentsOf: URL(filePath: path))), as: UTF8.self).split(separator: "\n")
            .map(String.init)
    }

    /// FNV-1a over the sentence without white space.
    private static func hash(of sentence: Substring) -> String {
        let kept = sentence.unicodeScalars.filter { !$0.properties.isWhitespace }
        let hash = String(String.UnicodeScalarView(kept)).utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension Gists.Judgement {
    /// What a reader sees who sees only the end.
    fileprivate func end(of text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.suffix(limit)))
    }

    fileprivate var text: SpokenText { SpokenText(passage.joined(separator: "\n")) }
}
