import JapaneseText
import MinutesModel

/// Reads the lines before the first speech: title, date and time, venue, agenda, materials, people present. Every field
/// is optional and can come twice; where two disagree the first one stands and a warning tells the other.
struct HeadParser {
    var titles = HeadTitles()
    var dates = HeadDates()
    var venue: String?
    var agenda = AgendaBuilder()
    var materials: [Material] = []
    var attendees: [Attendee] = []
    var stageDirections: [StageDirection] = []
    /// Points under 決定事項.
    var decided: [String] = []
    /// Lines that tell the next meeting: 次回日程: ….
    var next: [String] = []
    /// What found no place.
    var unplaced = UnplacedText()

    var warnings: [Warning] { dates.warnings + unplaced.warnings }

    /// Lines. The longest head block of the corpus has 168; what is longer by far is no head block.
    private static let limit = 5_000
    var lineCount = 0

    let isMarkdown: Bool
    var section: HeadSection?
    /// Of the Markdown heading that opened the section; 0 when none did.
    var sectionLevel = 0
    /// Of the numbered heading that opened the section: `２　場所` … `３　議題`.
    var sectionNumber: Int?
    /// Fields whose labels stand together, above all their values.
    var labels: [HeadSection] = []
    var isInValues = false
    /// In a list of people: `（委員）`, on a line of its own, is what those below it are.
    var roleAbove: String?
    /// Of a drawn table: which field the cells of a column hold.
    var columns: [Int: HeadSection] = [:]
    /// The section was opened by a line with a mark: `○議題`.
    var isMarked = false
    /// The field holds the day and the place: `日時及び場所`.
    var tellsPlace = false
    /// The line before was not blank and belonged to the same section.
    var continues = false
    /// A Markdown heading that opened no field: the first heading of the body, when a speech follows.
    var trailingHeading: (text: String, line: Int)?

    init(isMarkdown: Bool) {
        self.isMarkdown = isMarkdown
    }

    var isInAttendance: Bool { section?.group != nil }

    /// True when the line opens a field, or stands as a value or a point where a field is open.
    func takesAsField(_ line: LineView) -> Bool {
        let text = line.contentText
        if text.holds("。") { return false }
        let opened = HeadSection.opening(text.slice((Numbering(text)?.end ?? 0)..<text.utf8.count))?.section
        switch opened ?? section {
        case .date, .venue, .title, .agenda, .materials: return true
        default: return opened?.group != nil
        }
    }

    mutating func add(_ line: LineView) {
        guard !line.isBlank, !line.isRule else {
            continues = false
            unplaced.endBlock()
            return
        }
        let text = isMarkdown ? HeadingText.unstarred(line.contentText) : line.contentText
        // `～～～～○～～～～`
        if text.utf8.first.map({ $0 >= 0x80 }) ?? false, HeadingText.isOrnament(text) {
            continues = false
            return unplaced.endBlock()
        }
        lineCount += 1
        guard lineCount <= Self.limit else { return unplaced.keep(text, line: line.number) }
        if let heading = trailingHeading {
            trailingHeading = nil
            unplaced.keep(heading.text, line: heading.line)
        }
        if let cells = TableCells.read(text, isMarkdown: isMarkdown) {
            add(cells, line: line)
        } else if !openSection(text, line: line) {
            columns = [:]
            turnToValues(text)
            place(text, line: line)
        }
        continues = true
    }

    /// - Parameters:
    ///   - openedOn: the day that the opening words name.
    ///   - fileName: of the document.
    ///   - openedAt: what the body says of the opening, for a head that does not.
    ///   - closedAt: and of the end.
    ///   - notes: of a record whose fields stand below what it tells first.
    mutating func finish(
        hasBody: Bool, openedAt: TimeLine?, closedAt: ClockTime?, openedOn: AbsoluteDate? = nil,
        fileName: String? = nil,
        notes: [Note] = []
    ) {
        if let heading = trailingHeading, !hasBody { unplaced.keep(heading.text, line: heading.line) }
        unplaced.endBlock()
        if let pending = titles.finish() { unplaced.keep(pending.text, line: pending.line) }
        unplaced.endBlock()
        if dates.date == nil { readFields(in: notes) }
        dates.finish(openedAt: openedAt, closedAt: closedAt, openedOn: openedOn, fileName: fileName)
    }

    /// Lines that are not blank.
    private static let linesBeforeFields = 10

    /// The first line that opens the day or the place, when one of the first lines does: before it stands what leads around a
    /// site, and no record of what was said. 0 when none does.
    static func firstField(of lines: LineViews) -> Int {
        var seen = 0
        for index in lines.indices where !lines[index].isBlank {
            seen += 1
            guard seen <= linesBeforeFields else { break }
            let text = lines[index].contentText
            let field = HeadSection.opening(text.slice((Numbering(text)?.end ?? 0)..<text.utf8.count))?.section
            if field == .date || field == .venue { return index }
        }
        return 0
    }

    /// Lines. A summary stands before the fields of some records (`概要` … `議事録　1.開催年月日　…`), seldom a long one.
    private static let fieldsOfNotes = 60

    /// The day, the hours and the place, where the text behind the head tells them in fields of their own.
    mutating func readFields(in notes: [Note]) {
        let lines = notes.flatMap { ($0.heading.map { [$0] } ?? []) + $0.paragraphs }
        for text in lines.prefix(Self.fieldsOfNotes) {
            let start = Numbering(text)?.end ?? 0
            guard let (field, value) = HeadSection.opening(text.slice(start..<text.utf8.count)), !value.isEmpty else {
                if dates.takes(sentence: text, line: nil) { venue = venue ?? OpeningSentence.venue(in: text) }
                continue
            }
            switch field {
            case .date: _ = dates.place(value, line: nil, isField: true)
            case .venue where venue == nil && value.unicodeScalars.count <= 40: venue = value
            default: continue
            }
        }
    }
}
