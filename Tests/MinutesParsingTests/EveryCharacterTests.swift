import MinutesModel
import TestSupport
import Testing

/// Every character of a document is accounted for exactly once: in a label, a paragraph, a heading, a direction, a field
/// of the head or a warning; or it is one of the signs that are dropped on purpose (`Account.dropped`).
struct EveryCharacterTests {
    private typealias Meeting = GeneratedMeeting

    @Test(arguments: GeneratedMeeting.shapes.filter { $0.kind != .bare })
    func `every character of a generated document is accounted for once`(shape: GeneratedMeeting.Shape) throws {
        var frames = ["○", "◎", "◆", "〇"].map { mark in Meeting.Frame(mark: mark) { "\(mark)\($0)　\($1)" } }
        frames += [
            Meeting.Frame(mark: "○") { "○\($0)\n\($1)" },
            Meeting.Frame { "\($0)：\($1)" }, Meeting.Frame { "【\($0)】\n\($1)" },
            Meeting.Frame(mark: "○", isMarkdown: true) { "**○\($0)**　\($1)\n" },
        ]
        for frame in frames {
            let text = Meeting.document(Meeting.long, shape: shape, frame: frame, noise: !frame.mark.isEmpty)
            let name = frame.isMarkdown ? "generated.md" : "generated.txt"

            let account = Account(of: text, in: try parsed(Array(text.utf8), name: name))
            #expect(account.missing == [], "\(frame.print("LABEL", "TEXT"))")
            #expect(account.unaccounted == [], "\(frame.print("LABEL", "TEXT"))")
        }
    }

    @Test(arguments: ["sample-council.md", "sample-council.txt"])
    func `every character of the sample is accounted for once`(name: String) throws {
        let bytes = Fixtures.bytes(of: name)

        let account = Account(of: String(decoding: bytes, as: UTF8.self), in: try parsed(bytes, name: name))
        #expect(account.missing == [])
        #expect(account.unaccounted == [])
    }

    @Test(
        .enabled(if: TestData.folder != nil),
        arguments: [
            "digital-society-council-2.md", "tokyo-committee-2020-04-17.txt", "shinagawa-committee-2001-11-27.txt",
            "shinagawa-committee-2024-06-26.txt", "regulatory-reform-council-2025-10-03.txt",
            "mlit-committee-2023-10-19.txt", "diet-plenary-2026-02-18.txt", "meguro-assembly-kensakusystem.txt",
            "js-primer-2019-03-25.md",
        ])
    func `every character of a real document is accounted for once`(name: String) throws {
        let bytes = try TestData.bytes(of: "corpus/\(name)")

        let account = Account(of: String(decoding: bytes, as: UTF8.self), in: try parsed(bytes, name: name))
        #expect(account.missing == [])
        #expect(account.unaccounted == [])
    }

    @Test func `a warning names the line of the original on which its text begins`() throws {
        let lines = ["架空町議会会議録", "令和７年３月４日", "", "どこにも属さない行", "", "○議長（山田太郎君）　開会します。", "- 2 -", "○町長（弓山利博君）　はい。"]

        let minutes = try parsed(lines.joined(separator: "\n"))
        let placed = minutes.warnings.filter { $0.line != nil && $0.text != nil }
        #expect(placed.count == 2)
        for warning in placed {
            let line = lines[try #require(warning.line) - 1]
            #expect(warning.text.map(line.contains) == true, "\(warning)")
        }
    }
}

/// Where each character of a text went.
struct Account {
    /// Pieces of the record that do not stand in the text, in the record's order.
    private(set) var missing: [String] = []
    /// Characters of the body that are in no piece of the record.
    private(set) var unaccounted: [String] = []

    /// Signs around what the record keeps: marks, brackets, colons, Markdown's, bullets, rules, form feeds.
    static let dropped = Set("○〇◯◎◆●△□◇■▲（）()〔〕【】：:*#>-+\\_─━―—＝=・".unicodeScalars)

    /// - Parameter text: the document, whose lines say who speaks.
    init(of text: String, in minutes: Minutes) {
        let all = Self.solid(text)
        var position = 0
        var gaps: [[Unicode.Scalar]] = []
        // What is said, in order, each piece behind the one before: no character can be used twice.
        for speech in minutes.speeches {
            let label = Self.solid(speech.speaker.label)
            for (index, piece) in ([label] + speech.paragraphs.map(Self.solid)).enumerated() {
                guard var found = Self.find(piece, in: all, from: position) else {
                    missing.append(Self.text(piece))
                    continue
                }
                // The name also stands in what is printed before: in the list of those present, in 〔山田町長登壇〕.
                if index == 0, let first = speech.paragraphs.first,
                    let said = Self.find(Self.solid(first), in: all, from: found.end)
                {
                    while let later = Self.find(label, in: all, from: found.end), later.end <= said.start {
                        found = later
                    }
                }
                gaps.append(Array(all[position..<found.start]) + found.skipped)
                position = found.end
            }
        }
        gaps.append(Array(all[position...]))
        // The head: what it says is kept as values, see `NothingLostTests`.
        for gap in gaps.dropFirst() {
            let rest = Self.without(Self.kept(by: minutes), gap).filter { !Self.dropped.contains($0) }
            if !rest.isEmpty { unaccounted.append(Self.text(rest)) }
        }
    }

    /// What the record keeps of the text between the speeches; the longest first, for one can hold another.
    private static func kept(by minutes: Minutes) -> [[Unicode.Scalar]] {
        var pieces = minutes.stageDirections.map(\.text) + minutes.agendaItems.map(\.title)
        pieces += minutes.agendaItems.compactMap(\.number) + minutes.corrections.map(\.text)
        pieces += minutes.warnings.compactMap(\.text).flatMap { $0.split(separator: "\n").map(String.init) }
        pieces += minutes.warnings.filter { $0.code == "pageNumbers" || $0.code == "pageHeads" }
            .compactMap(\.text).flatMap { $0.split(separator: " ").map(String.init) }
        pieces += minutes.notes.flatMap { ($0.heading.map { [$0] } ?? []) + $0.paragraphs }
        return pieces.map(solid).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }

    /// Without white space of any width.
    private static func solid(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter {
            !$0.properties.isWhitespace && $0 != "\u{FEFF}" && $0 != "\u{200B}" && $0 != "\u{0C}"
        }
    }

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    /// Where a piece stands; page numbers between its lines are skipped.
    private static func find(
        _ piece: [Unicode.Scalar], in all: [Unicode.Scalar], from start: Int
    ) -> (start: Int, end: Int, skipped: [Unicode.Scalar])? {
        guard let first = piece.first else { return (start, start, []) }
        var candidate = start
        while let begin = all[candidate...].firstIndex(of: first) {
            if let (end, skipped) = match(piece, in: all, at: begin) { return (begin, end, skipped) }
            candidate = begin + 1
        }
        return nil
    }

    private static func match(
        _ piece: [Unicode.Scalar], in all: [Unicode.Scalar], at begin: Int
    ) -> (end: Int, skipped: [Unicode.Scalar])? {
        var position = begin
        var skipped: [Unicode.Scalar] = []
        for scalar in piece {
            // `- 12 -` between two lines of one paragraph has at most eight signs.
            var reach = 0
            while position < all.count, all[position] != scalar, reach < 8, isPageNumber(all[position]) {
                skipped.append(all[position])
                position += 1
                reach += 1
            }
            guard position < all.count, all[position] == scalar else { return nil }
            position += 1
        }
        return (position, skipped)
    }

    private static func isPageNumber(_ scalar: Unicode.Scalar) -> Bool {
        "0123456789０１２３４５６７８９-－―─".unicodeScalars.contains(scalar)
    }

    private static func without(_ pieces: [[Unicode.Scalar]], _ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var rest = text
        for piece in pieces {
            while let range = rest.firstRange(of: piece) { rest.removeSubrange(range) }
        }
        return rest
    }
}
