import Commitments
import Documents
import Foundation
import JapaneseText
import MinutesModel
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

    /// `nil` for a kind of file that this build's reader refuses.
    private func minutes(of document: JudgedSentences.Document) throws -> Minutes? {
        let bytes = try TestData.bytes(of: "corpus/\(document.name)")
        guard var minutes = try? Records.minutes(of: bytes, name: document.name) else { return nil }
        if minutes.date == nil { minutes.date = document.date }
        // A speech without a speaker's mark: the parser leaves all of it under warnings.
        if minutes.speeches.isEmpty, let text = try? DocumentReader().read(bytes, name: document.name).text {
            // In one piece: lines of a page end inside sentences.
            let words = text.lines.map(\.text).joined()
            minutes.speeches = [Speech(index: 0, speaker: Speaker(label: "市長", role: "市長"), paragraphs: [words])]
        }
        return minutes
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
        for speech in minutes.speeches {
            for sentence in speech.paragraphs.flatMap({ Sentences.split($0) }) {
                let hash = JudgedSentences.hash(sentence)
                let mark =
                    wrong.contains(hash) ? "WRONG" : missed.contains(hash) ? "MISSED" : odd.contains(hash) ? "ODD" : ""
                guard !mark.isEmpty || ProcessInfo.processInfo.environment["KAIRAN_SHOW"] == "all" else { continue }
                let hits = found.filter { $0.text == sentence }.map {
                    "\($0.kind) \($0.deadline?.surface ?? $0.vagueness ?? "") \($0.deadline?.end.description ?? "-") \($0.firmness) 「\($0.core ?? "-")」"
                }
                guard !hits.isEmpty || !mark.isEmpty else { continue }
                print("\(mark) \(hash) [\(speech.speaker.label)] \(sentence.suffix(260))\n      \(hits)")
            }
        }
    }
}
