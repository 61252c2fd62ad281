import Commitments
import Documents
import Foundation
import JapaneseText
import MinutesModel
import MinutesParsing
import TestSupport
import Testing

@Suite(.enabled(if: TestData.folder != nil)) struct JudgedSentencesTests {
    /// Goal of both; the reason for the figure is the issue's: what a person would do who reads the record once.
    private static let goal = 0.9

    @Test func `precision and recall of dated promises reach nine in ten, on documents set aside too`() throws {
        let judged = try JudgedSentences()
        var tuned = Score()
        var heldOut = Score()
        for document in judged.documents {
            guard let minutes = try minutes(of: document) else { continue }
            let score = score(minutes, judged.judgements.filter { $0.document == document.name })
            if document.isHeldOut { heldOut = heldOut + score } else { tuned = tuned + score }
            if ProcessInfo.processInfo.environment["KAIRAN_SHOW"] != nil { show(document, minutes, score, judged) }
        }

        for score in [tuned, heldOut, tuned + heldOut] where score.right + score.missed.count > 0 {
            #expect(score.precision >= Self.goal, "\(score) \(score.wrong)")
            #expect(score.recall >= Self.goal, "\(score) \(score.missed)")
            #expect(Double(score.otherDay.count) <= (1 - Self.goal) * Double(score.right), "\(score.otherDay)")
            #expect(score.otherSpeaker.isEmpty, "\(score.otherSpeaker)")
        }
    }

    /// `nil` for a PDF where `pdftotext` is not installed.
    private func minutes(of document: JudgedSentences.Document) throws -> Minutes? {
        let isPDF = document.name.hasSuffix(".pdf")
        guard let bytes = try isPDF ? textOfPDF(document.name) : TestData.bytes(of: "corpus/\(document.name)") else {
            return nil
        }
        let read = try DocumentReader().read(bytes, name: document.name, pdfErrors: isPDF ? 0 : nil)
        var minutes = MinutesParser().parse(read.text, id: read.id)
        if minutes.date == nil { minutes.date = document.date }
        return minutes
    }

    /// With the bot's arguments.
    private func textOfPDF(_ name: String) throws -> [UInt8]? {
        let pdftotext = URL(fileURLWithPath: "/usr/bin/pdftotext")
        guard let folder = TestData.folder, FileManager.default.isExecutableFile(atPath: pdftotext.path) else {
            return nil
        }
        let program = Process()
        let output = Pipe()
        program.executableURL = pdftotext
        program.arguments = ["-raw", "-enc", "UTF-8", "-eol", "unix", "\(folder)/corpus/\(name)", "-"]
        program.standardOutput = output
        try program.run()
        let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
        program.waitUntilExit()
        return bytes
    }

    private func score(_ minutes: Minutes, _ judgements: [JudgedSentences.Judgement]) -> Score {
        let found = Dictionary(
            grouping: CommitmentFinder().find(in: minutes).filter { $0.kind == .promise && $0.deadline != nil }
        ) { JudgedSentences.hash($0.text) }
        let known = Dictionary(judgements.map { ($0.sentence, $0) }) { first, _ in first }
        var score = Score()
        for (sentence, judgement) in known where judgement.label == .promise {
            guard let hits = found[sentence] else {
                score.missed.append(sentence)
                continue
            }
            score.right += 1
            if Set(hits.compactMap { $0.deadline?.end }) != Set(judgement.ends) { score.otherDay.append(sentence) }
            if let who = judgement.who, !hits.allSatisfy({ $0.speaker.contains(who) }) {
                score.otherSpeaker.append(sentence)
            }
        }
        // What nobody judged is wrong until somebody has: the list must hold everything that is found.
        for sentence in found.keys where known[sentence].map({ $0.label == .none }) ?? true {
            score.wrong.append(sentence)
        }
        return score
    }

    /// For judging: every sentence with its hash, its judgement and what was found. To a person's terminal only.
    private func show(
        _ document: JudgedSentences.Document, _ minutes: Minutes, _ score: Score, _ judged: JudgedSentences
    ) {
        print("== \(document.name) \(minutes.date?.description ?? "-") \(score)")
        let wrong = Set(score.wrong)
        let missed = Set(score.missed)
        let odd = Set(score.otherDay + score.otherSpeaker)
        let found = CommitmentFinder().find(in: minutes)
        for passage in minutes.passages {
            for sentence in passage.paragraphs.flatMap({ Sentences.split($0) }) {
                let hash = JudgedSentences.hash(sentence)
                let mark =
                    wrong.contains(hash) ? "WRONG" : missed.contains(hash) ? "MISSED" : odd.contains(hash) ? "ODD" : ""
                guard !mark.isEmpty || ProcessInfo.processInfo.environment["KAIRAN_SHOW"] == "all" else { continue }
                let hits = found.filter { $0.text == sentence }.map {
                    "\($0.kind) \($0.deadline?.surface ?? $0.vagueness ?? "") \($0.deadline?.end.description ?? "-") \($0.firmness) 「\($0.core ?? "-")」"
                }
                guard !hits.isEmpty || !mark.isEmpty else { continue }
                print("\(mark) \(hash) [\(passage.speaker?.label ?? "-")] \(sentence.suffix(260))\n      \(hits)")
            }
        }
    }
}
