import Commitments
import JapaneseText
package import MinutesModel

/// A speech, or several, as sentences.
package struct SpokenText: Sendable {
    package let sentences: [String]
    /// Where each speech begins, as places in `sentences`, ascending.
    let starts: [Int]
    /// The line of the document on which each sentence's paragraph begins; `nil` where the record does not know.
    package let lines: [Int?]
    /// Who gave each speech, by the places of `starts`; empty where the text does not say.
    private let speakers: [String]

    /// One speech.
    /// - Parameter text: as printed: lines may be wrapped in the middle of a sentence.
    package init(_ text: String) {
        var (sentences, lines): ([String], [Int?]) = ([], [])
        for paragraph in SpokenText.unwrapped(text) {
            let found = Sentences.split(paragraph.text)
            sentences += found.map(String.init)
            lines += found.map { _ in paragraph.line }
        }
        (self.sentences, self.lines, starts) = (sentences, lines, [0])
        speakers = []
    }

    package init(_ speeches: [Speech]) {
        var (sentences, lines, starts): ([String], [Int?], [Int]) = ([], [], [])
        for speech in speeches {
            starts.append(sentences.count)
            for (place, paragraph) in speech.paragraphs.enumerated() {
                let found = Sentences.split(paragraph)
                sentences += found.map(String.init)
                lines += found.map { _ in speech.line(ofParagraph: place) }
            }
        }
        (self.sentences, self.lines, self.starts) = (sentences, lines, starts)
        speakers = speeches.map(\.speaker.label)
    }

    /// What those say who answer for an office. A question's own words stand above all in the question, so that who asks
    /// must be left out; whoever leads the meeting only reads it again.
    /// - Returns: `nil` when the record knows no such speakers.
    package init?(answersIn minutes: Minutes) {
        let answers = minutes.speeches.filter { SpeakerRank($0.speaker) == .official }
        guard !answers.isEmpty else { return nil }
        self.init(answers)
    }

    /// Which of the speeches a sentence stands in, from 0.
    package func speech(ofSentence place: Int) -> Int {
        max(0, (starts.firstIndex { $0 > place } ?? starts.count) - 1)
    }

    /// Who says it, as printed; `nil` where the text does not say.
    package func speaker(ofSentence place: Int) -> String? {
        let speech = speech(ofSentence: place)
        return speakers.indices.contains(speech) ? speakers[speech] : nil
    }

    /// Lines that go on in the next one are joined: those that end in no stop and are as long as the text is wide.
    private static func unwrapped(_ text: String) -> [(text: String, line: Int)] {
        var joined: [(text: String, line: Int)] = []
        var isOpen = false
        // Each line end counts, also between blank lines: an editor counts so.
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = withoutSpeaker(line.drop { $0.isWhitespace })
            guard !line.isEmpty else { continue }
            if isOpen, let last = joined.popLast() {
                joined.append((last.text + line, last.line))
            } else {
                joined.append((String(line), index + 1))
            }
            isOpen = line.count >= shortestWrapped && !enders.contains(line.last ?? " ")
        }
        return joined
    }

    /// ◎副市長（谷川次郎君）　…: who speaks is no part of what is said.
    private static func withoutSpeaker(_ line: Substring) -> Substring {
        guard let mark = line.first, marks.contains(mark) else { return line }
        guard let gap = line.prefix(longestLabel).firstIndex(where: \.isWhitespace) else { return line.dropFirst() }
        return line[gap...].drop { $0.isWhitespace }
    }

    private static let marks: Set<Character> = ["○", "◯", "〇", "◎", "◆", "●", "△"]
    private static let longestLabel = 30
    private static let enders: Set<Character> = ["。", "．", "！", "？", "」", "）", "〕", ")"]
    /// A heading or a list's point is rarely longer, a printed line rarely shorter.
    private static let shortestWrapped = 25
}
