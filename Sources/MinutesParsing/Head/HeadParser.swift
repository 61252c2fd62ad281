import JapaneseText
import MinutesModel

/// Reads the lines before the first speech: title, date and time, venue, agenda, materials, people present. Every field
/// is optional and can come twice; where two disagree the first one stands and a warning tells the other.
struct HeadParser {
    private(set) var title: TitleReading?
    private(set) var date: CalendarDate?
    private(set) var start: ClockTime?
    private(set) var end: ClockTime?
    private(set) var venue: String?
    private(set) var agenda = AgendaBuilder()
    private(set) var materials: [Material] = []
    private(set) var attendees: [Attendee] = []
    private(set) var stageDirections: [StageDirection] = []
    private(set) var warnings: [Warning] = []

    /// Lines. The longest head block of the corpus has 168; what is longer by far is no head block.
    private static let limit = 5_000
    private var lineCount = 0

    private let isMarkdown: Bool
    private var section: HeadSection?
    /// Of the Markdown heading that opened the section; 0 when none did.
    private var sectionLevel = 0
    /// The line before was not blank and belonged to the same section.
    private var continues = false
    /// A Markdown heading that opened no field: the first heading of the body, when a speech follows.
    private(set) var trailingHeading: (text: String, line: Int)?
    /// A block of lines that found no place: one warning for all of them.
    private var unplacedText = ""
    private var unplacedLine = 0

    init(isMarkdown: Bool) {
        self.isMarkdown = isMarkdown
    }

    var isInAttendance: Bool { section == .attendees || section == .absentees }

    mutating func add(_ line: LineView) {
        guard !line.isBlank, !line.isRule else {
            continues = false
            flushUnplaced()
            return
        }
        let text = line.contentText
        lineCount += 1
        guard lineCount <= Self.limit else { return keepUnplaced(text, line: line.number) }
        if let heading = trailingHeading {
            trailingHeading = nil
            keepUnplaced(heading.text, line: heading.line)
        }
        if !openSection(text, line: line) { place(text, line: line) }
        continues = true
    }

    /// - Parameters:
    ///   - openedAt: what the body says of the opening, for a head that does not.
    mutating func finish(hasBody: Bool, openedAt: TimeLine?, closedAt: TimeLine?) {
        if let heading = trailingHeading, !hasBody { keepUnplaced(heading.text, line: heading.line) }
        flushUnplaced()
        start = start ?? openedAt?.time
        end = end ?? closedAt?.time
    }

    // MARK: Sections

    private mutating func openSection(_ text: String, line: LineView) -> Bool {
        let start = Numbering(text)?.end ?? 0
        guard let (opened, value) = HeadSection.opening(text.slice(start..<text.utf8.count)) else {
            // A heading of the section's own rank or above ends it: `## 参加者` … `## 進捗`.
            if line.headingLevel > 0, sectionLevel > 0, line.headingLevel <= sectionLevel { section = nil }
            return false
        }
        // `議事日程第一号追加の一`: a second order of the day starts to count from the top again.
        if section == .agenda, opened == .agenda, text.holds("議事日程") {
            agenda.restart()
            if !value.isEmpty, !text.hasSuffix(value) { placeRepeated(value, line: line) }
            return true
        }
        // `2. 議 事` is a point of the agenda above it, and `資料` below the materials' heading one of them.
        if section == .agenda, opened == .agenda || (line.headingLevel > sectionLevel && sectionLevel > 0) {
            return false
        }
        section = opened
        sectionLevel = line.headingLevel
        continues = false
        guard !value.isEmpty else { return true }
        // What stands before 議事日程 is no point of it.
        let isPrefix = opened == .agenda && !text.hasSuffix(value)
        if isPrefix { placeRepeated(value, line: line) } else { place(value, line: line) }
        return true
    }

    private mutating func place(_ text: String, line: LineView) {
        if let time = TimeLine(text, Self.withoutMark(text)) { return add(time) }
        let isPlaced =
            switch section {
            case nil: placeLoose(text, line: line)
            case .title: placeTitle(text, line: line)
            case .date: placeDate(text, line: line)
            case .venue: placeVenue(text)
            case .agenda: placeAgenda(text, line: line)
            case .materials: placeMaterial(text)
            case .attendees: placeAttendee(text)
            case .absentees: false
            }
        if isPlaced {
            flushUnplaced()
        } else if line.headingLevel > 0 {
            flushUnplaced()
            trailingHeading = (text, line.number)
        } else {
            keepUnplaced(text, line: line.number)
        }
    }

    private mutating func add(_ time: TimeLine) {
        stageDirections.append(StageDirection(afterSpeech: -1, text: time.text))
        if time.event == .opening { start = start ?? time.time }
        if time.event == .closing { end = end ?? time.time }
    }

    /// A date, or the meeting's name, printed once more.
    private mutating func placeRepeated(_ text: String, line: LineView) {
        if Self.isOnlyDate(text), placeDate(text, line: line) { return }
        if let title, title.title.withoutSpaces.halfWidth.holds(text.withoutSpaces.halfWidth) { return }
        keepUnplaced(text, line: line.number)
    }

    // MARK: Fields

    /// A line before or between the sections.
    private mutating func placeLoose(_ text: String, line: LineView) -> Bool {
        if Self.isOnlyDate(text) { return placeDate(text, line: line) }
        if title == nil, line.headingLevel > 0 || TitleReading.canRead(text) { return placeTitle(text, line: line) }
        if let material = Material(reading: text), !material.title.isEmpty {
            materials.append(material)
            return true
        }
        return false
    }

    private mutating func placeTitle(_ text: String, line: LineView) -> Bool {
        guard title == nil else { return title?.title == TitleReading(text).title }
        title = TitleReading(text)
        if let found = AbsoluteDate.read(text) { note(found, line: line, text: text) }
        return true
    }

    /// True when the date and the time are all that the line says.
    private mutating func placeDate(_ text: String, line: LineView) -> Bool {
        var rest = text
        var isFound = false
        if let found = AbsoluteDate.read(rest) {
            note(found, line: line, text: text)
            rest = rest.slice(0..<found.range.lowerBound) + rest.slice(found.range.upperBound..<rest.utf8.count)
            isFound = true
        }
        if let times = ClockTimes.read(rest) {
            note(times, line: line, text: text)
            rest = rest.slice(0..<times.range.lowerBound) + rest.slice(times.range.upperBound..<rest.utf8.count)
            isFound = true
        }
        return isFound && Self.saysNothing(rest)
    }

    private mutating func note(_ found: AbsoluteDate, line: LineView, text: String) {
        if let printed = found.printedWeekday, printed != found.date.weekday {
            warnings.append(
                Warning(
                    line: line.number, code: "weekdayMismatch",
                    message: "The weekday is not that of \(found.date): one of the two is a misprint.", text: text))
        }
        guard let date else {
            date = found.date
            return
        }
        if date != found.date {
            warnings.append(
                Warning(
                    line: line.number, code: "twoDates",
                    message: "\(found.date) stands beside \(date), which was taken.",
                    text: text))
        }
    }

    private mutating func note(_ found: ClockTimes, line: LineView, text: String) {
        if start == nil {
            (start, end) = (found.start, found.end)
        } else if end == nil, found.end == nil, let start, found.start > start {
            end = found.start
        } else if start != found.start {
            warnings.append(
                Warning(
                    line: line.number, code: "twoTimes", message: "A second time stands here; the first one was taken.",
                    text: text))
        }
    }

    private mutating func placeVenue(_ text: String) -> Bool {
        guard let known = venue else {
            venue = text
            return true
        }
        if known == text { return true }
        // An address under the building's name; 100 characters of three bytes are more than any.
        guard continues, known.utf8.count + text.utf8.count <= 300 else { return false }
        venue = known + " " + text
        return true
    }

    private mutating func placeAgenda(_ text: String, line: LineView) -> Bool {
        if let material = Material(reading: text), !material.title.isEmpty,
            material.label.utf8.contains(where: { $0 < 0x40 })
        {
            materials.append(material)
            return true
        }
        // 令和７年２月１７日　午後１時開議, under 議事日程.
        if Self.isOnlyDate(text) { return placeDate(text, line: line) }
        // …会議録　第１号, between the heading and the first point.
        if agenda.items.isEmpty, Numbering(text) == nil, text.holds(anyOf: ["会議録", "議事録"]) {
            return placeLoose(text, line: line)
        }
        agenda.add(text, continues: continues)
        return true
    }

    private mutating func placeMaterial(_ text: String) -> Bool {
        let start = Numbering(text).map { $0.form == .bullet ? $0.end : 0 } ?? 0
        if let material = Material(reading: text.slice(start..<text.utf8.count)) {
            materials.append(material)
            return true
        }
        // A title that was wrapped goes on with the material above it; any other line is a material without a label.
        if continues, !materials.isEmpty {
            materials[materials.count - 1].title += text
        } else {
            materials.append(Material(label: "", title: text))
        }
        return true
    }

    private mutating func placeAttendee(_ text: String) -> Bool {
        attendees.append(Attendee(reading: text))
        return true
    }

    // MARK: What finds no place

    private mutating func keepUnplaced(_ text: String, line: Int) {
        if unplacedText.isEmpty {
            (unplacedText, unplacedLine) = (text, line)
        } else {
            unplacedText += "\n"
            unplacedText += text
        }
    }

    private mutating func flushUnplaced() {
        guard !unplacedText.isEmpty else { return }
        warnings.append(
            Warning(
                line: unplacedLine, code: "unplacedLine",
                message: "This text before the first speech belongs to no known field.", text: unplacedText))
        unplacedText = ""
    }

    // MARK: Reading

    private static func withoutMark(_ text: String) -> Range<Int> {
        let hasMark = Mark(in: text.utf8Span.span, at: 0) != nil
        return (hasMark ? Mark.length : 0)..<text.utf8.count
    }

    private static func isOnlyDate(_ text: String) -> Bool {
        guard let found = AbsoluteDate.read(text) else { return false }
        var rest = text.slice(0..<found.range.lowerBound) + text.slice(found.range.upperBound..<text.utf8.count)
        if let times = ClockTimes.read(rest) {
            rest = rest.slice(0..<times.range.lowerBound) + rest.slice(times.range.upperBound..<rest.utf8.count)
        }
        return saysNothing(rest)
    }

    /// Nothing but the small words around dates and times.
    private static func saysNothing(_ text: String) -> Bool {
        var rest = text.withoutSpaces
        while !rest.isEmpty {
            let words = [
                "から", "まで", "開会", "開議", "閉会", "散会", "開催", "開始", "終了", "より", "・", "、", "，", ",", "に", "（", "）", "(", ")",
            ]
            guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
            rest.removeFirst(word.count)
        }
        return true
    }
}
