import Foundation
import MinutesModel
import Testing

/// Every grammar of the tables, on one meeting: each speech has the right label, and nobody else speaks.
struct GeneratedMeetingTests {
    private typealias Meeting = GeneratedMeeting

    /// `KAIRAN_ALL_GRAMMARS=1`: every mark with every shape and every layout.
    private static let isFull = ProcessInfo.processInfo.environment["KAIRAN_ALL_GRAMMARS"] != nil

    private static let marks = ["○", "〇", "◯", "◎", "◆", "●", "△", "□", "◇"]

    @Test(arguments: GeneratedMeeting.shapes)
    func `behind any mark a label of any shape speaks`(shape: GeneratedMeeting.Shape) throws {
        let start = Meeting.shapes.firstIndex { $0.description == shape.description } ?? 0
        for (offset, mark) in Self.marks.enumerated() {
            for (index, (name, print)) in Self.layouts(mark: mark, shape: shape).enumerated()
            // Each layout with one mark, another for the next shape: all pairs take a minute in a debug build.
            where Self.isFull || (start + index) % Self.marks.count == offset {
                try check(shape, Meeting.Frame(mark: mark, print: print), "\(mark) \(name)")
            }
        }
    }

    @Test(arguments: GeneratedMeeting.shapes.filter { $0.kind != .bare && !$0.description.hasPrefix("（") })
    func `without a mark a label speaks by its shape`(shape: GeneratedMeeting.Shape) throws {
        try check(shape, Meeting.Frame { "\($0)　\($1)" }, "unmarked")
        try check(shape, Meeting.Frame { "\($0)\n\($1)" }, "unmarked, own line")
    }

    @Test(arguments: GeneratedMeeting.shapes.filter { $0.kind != .seat })
    func `frames of other kinds tell who speaks`(shape: GeneratedMeeting.Shape) throws {
        try check(shape, Meeting.Frame { "\($0): \($1)" }, "colon")
        try check(shape, Meeting.Frame { "\($0)：\($1)" }, "wide colon")
        try check(shape, Meeting.Frame { "* \($0): \($1)" }, "bullet and colon")
        try check(shape, Meeting.Frame { "【\($0)】\($1)" }, "lenticular")
        try check(shape, Meeting.Frame { "【\($0)】\n\($1)" }, "lenticular, own line")
        try check(shape, Meeting.Frame(mark: "○", isMarkdown: true) { "**○\($0)**　\($1)\n" }, "bold")
        guard shape.kind == .role else { return }
        try check(shape, Meeting.Frame { "\($0))\($1)" }, "closing bracket")
        try check(shape, Meeting.Frame { "(\($0))  \($1)" }, "round brackets")
    }

    private static func layouts(mark: String, shape: GeneratedMeeting.Shape) -> [(String, (String, String) -> String)] {
        var layouts: [(String, (String, String) -> String)] = [
            ("wide space", { "\(mark)\($0)　\($1)" }), ("two wide spaces", { "\(mark)\($0)　　\($1)" }),
            ("space", { "\(mark)\($0) \($1)" }), ("own line", { "\(mark)\($0)\n\($1)" }),
            ("own line and a blank one", { "\(mark)\($0)\n\n\($1)\n" }),
            ("indented", { "　\(mark)\($0)　\($1)" }),
        ]
        guard shape.kind == .bracketed else { return layouts }
        // Behind 山田（太）議長, nothing but white space tells where the role ends.
        if !shape.description.hasPrefix("surname（") { layouts.append(("no space", { "\(mark)\($0)\($1)" })) }
        layouts += [
            ("direction between", { "\(mark)\($0)〔登壇〕　\($1)" }),
            ("space behind the mark", { "\(mark) \($0) \($1)" }), ("colon", { "\(mark)\($0)：\($1)" }),
            ("quoted", { "\(mark)\($0) 「\($1)」" }),
        ]
        return layouts
    }

    @Test(arguments: GeneratedMeeting.shapes)
    func `no line of a generated document is lost`(shape: GeneratedMeeting.Shape) throws {
        for print in Self.layouts(mark: "○", shape: shape).map(\.1) {
            let text = Meeting.document(
                Meeting.long, shape: shape, frame: Meeting.Frame(mark: "○", print: print), noise: true)

            try NothingLostTests.expectNothingLost(Array(text.utf8), name: "generated.txt")
            let said = try parsed(text).speeches.flatMap(\.paragraphs)
            for turn in Meeting.long { #expect(said.count { Self.words($0) == turn.text } == 1, "\(turn.text)") }
        }
    }

    private func check(_ shape: GeneratedMeeting.Shape, _ frame: GeneratedMeeting.Frame, _ layout: String) throws {
        let documents = [(Meeting.short, false), (Meeting.long, true), (Meeting.short, true), (Meeting.long, false)]
        for (turns, noise) in documents.prefix(Self.isFull ? 4 : 2) {
            let text = Meeting.document(turns, shape: shape, frame: frame, noise: noise)

            let minutes = try parsed(text, name: frame.isMarkdown ? "generated.md" : "generated.txt")

            let comment: Comment = "\(shape), \(layout), \(turns.count) speeches, noise \(noise)"
            #expect(minutes.speeches.map(\.speaker.label) == turns.map { shape.label($0.person) }, comment)
            for (speech, turn) in zip(minutes.speeches, turns) {
                #expect(speech.paragraphs.first.map(Self.words) == Self.words(turn.text), comment)
            }
        }
    }

    /// Quotation marks of the layout aside.
    private static func words(_ text: String) -> String {
        text.filter { $0 != "「" && $0 != "」" }
    }
}
