import Commitments
import JapaneseText
package import MinutesModel

/// A speech, or several, as sentences.
package struct SpokenText: Sendable {
    package let sentences: [String]
    /// Where each speech begins, as places in `sentences`, ascending.
    let starts: [Int]

    /// One speech.
    /// - Parameter text: as printed: lines may be wrapped in the middle of a sentence.
    package init(_ text: String) {
        sentences = SpokenText.unwrapped(text).flatMap { Sentences.split($0).map(String.init) }
        starts = [0]
    }

    package init(_ speeches: [Speech]) {
        var sentences: [String] = []
        starts = speeches.map { speech in
            defer { sentences += speech.paragraphs.flatMap { Sentences.split($0).map(String.init) } }
            return sentences.count
        }
        self.sentences = sentences
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

    /// Lines that go on in the next one are joined: those that end in no stop and are as long as the text is wide.
    private static func unwrapped(_ text: String) -> [String] {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            withoutSpeaker(line.drop { $0.isWhitespace })
        }
        var joined: [String] = []
        var isOpen = false
        for line in lines where !line.isEmpty {
            if isOpen, let last = joined.popLast() { joined.append(last + line) } else { joined.append(String(line)) }
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
