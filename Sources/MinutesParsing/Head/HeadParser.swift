import JapaneseText
import MinutesModel

/// Reads the lines before the first speech: title, date and time, venue, agenda, materials, people present. Every field
/// is optional and can come twice; where two disagree the first one stands and a warning tells the other.
struct HeadParser {
    private(set) var titles = HeadTitles()
    private(set) var dates = HeadDates()
    private(set) var venue: String?
    private(set) var agenda = AgendaBuilder()
    private(set) var materials: [Material] = []
    private(set) var attendees: [Attendee] = []
    private(set) var stageDirections: [StageDirection] = []
    /// Points under 決定事項.
    private(set) var decided: [String] = []
    /// Lines that tell the next meeting: 次回日程: ….
    private(set) var next: [String] = []
    /// What found no place.
    private var unplaced = UnplacedText()

    var warnings: [Warning] { dates.warnings + unplaced.warnings }

    /// Lines. The longest head block of the corpus has 168; what is longer by far is no head block.
    private static let limit = 5_000
    private var lineCount = 0

    private let isMarkdown: Bool
    private var section: HeadSection?
    /// Of the Markdown heading that opened the section; 0 when none did.
    private var sectionLevel = 0
    /// Of the numbered heading that opened the section: `２　場所` … `３　議題`.
    private var sectionNumber: Int?
    /// Fields whose labels stand together, above all their values.
    private var labels: [HeadSection] = []
    private var isInValues = false
    /// In a list of people: `（委員）`, on a line of its own, is what those below it are.
    private var roleAbove: String?
    /// Of a drawn table: which field the cells of a column hold.
    private var columns: [Int: HeadSection] = [:]
    /// The section was opened by a line with a mark: `○議題`.
    private var isMarked = false
    /// The field holds the day and the place: `日時及び場所`.
    private var tellsPlace = false
    /// The line before was not blank and belonged to the same section.
    private var continues = false
    /// A Markdown heading that opened no field: the first heading of the body, when a speech follows.
    private(set) var trailingHeading: (text: String, line: Int)?

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

    /// A row of a table: a label and its value beside it, once or twice; a row without labels goes on with the one above.
    private mutating func add(_ cells: [String], line: LineView) {
        for (index, cell) in cells.enumerated() where !cell.isEmpty {
            if openSection(cell, line: line) {
                columns[index] = nil
                columns[index + 1] = section
            } else {
                if let field = columns[index] { section = field }
                place(cell, line: line)
            }
            (continues, labels) = (false, [])
        }
    }

    /// `日時`, `場所`, `出席者` and then their values, as tables of a PDF come out: a day tells that the values begin.
    private mutating func turnToValues(_ text: String) {
        if !isInValues {
            guard labels.count > 1, section == labels.last, labels.count == Set(labels).count,
                labels[0] == .date && HeadDates.isOnlyDate(text)
                    || labels[0] == .title && labels[1] == .date && TitleReading.canRead(text)
            else {
                labels = []
                return
            }
            isInValues = true
        } else if section == .date, HeadDates.tellsDay(text) {
            // The hours below the day.
            return
        }
        // The last field takes the rest.
        if !labels.isEmpty { section = labels.removeFirst() }
    }

    /// - Parameters:
    ///   - openedOn: the day that the opening words name.
    ///   - fileName: of the document.
    ///   - openedAt: what the body says of the opening, for a head that does not.
    ///   - closedAt: and of the end.
    ///   - notes: of a record whose fields stand below what it tells first.
    mutating func finish(
        hasBody: Bool, openedAt: TimeLine?, closedAt: ClockTime?, openedOn: AbsoluteDate? = nil, fileName: String? = nil,
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
    private mutating func readFields(in notes: [Note]) {
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

    // MARK: Sections

    private mutating func openSection(_ text: String, line: LineView) -> Bool {
        let numbering = Numbering(text)
        let number = numbering.flatMap {
            [.plain, .dotted, .bracketed].contains($0.form) ? $0.number.flatMap { Int($0) } : nil
        }
        let isNextField = numbering.map { isNext($0, number: number) } ?? false
        // 第2会議室 is a room, no second field.
        let isGlued = numbering.map { $0.form == .ordinal && !text.slice(0..<$0.end).endsInSpace } ?? false
        let start = isGlued ? 0 : numbering?.end ?? 0
        guard let (opened, value) = HeadSection.opening(text.slice(start..<text.utf8.count)) else {
            // A heading of the section's own rank or above ends it: `## 参加者` … `## 進捗`.
            if line.headingLevel > 0, sectionLevel > 0, line.headingLevel <= sectionLevel { section = nil }
            if isNextField { (section, sectionNumber, labels) = (nil, number, []) }
            return false
        }
        // `議事日程第一号追加の一`: a second order of the day starts to count from the top again.
        if section == .agenda, opened == .agenda, text.holds("議事日程") {
            agenda.restart()
            if !value.isEmpty, !text.hasSuffix(value) { placeRepeated(value, line: line) }
            return true
        }
        // `委員：山田太郎、鈴木花子` below 出席者 tells their office.
        if section?.group != nil, opened == .attendees, !value.isEmpty, text.hasPrefix("委員") || text.hasPrefix("構成員") {
            return false
        }
        // `議事要旨` on the first line names the record.
        if opened == .proceedings, titles.title == nil, dates.date == nil, numbering == nil { return false }
        // `本日の会議に付した事件` below 議事日程, and mostly the same.
        if section == .agenda, opened == .agenda, text.holds("に付した") { return value.isEmpty }
        // `（4）議題` … `（5）議事内容`, `○議題` … `○議事`: what follows is what was said.
        if section == .agenda, opened == .agenda, isNextField || isMarked && !agenda.items.isEmpty && numbering?.form == .bullet {
            (section, sectionNumber) = (nil, number)
            return value.isEmpty
        }
        // `2. 議 事` is a point of the agenda above it, and `資料` below the materials' heading one of them.
        if section == .agenda, opened == .agenda || (line.headingLevel > sectionLevel && sectionLevel > 0) {
            return false
        }
        section = opened
        sectionLevel = line.headingLevel
        sectionNumber = number
        tellsPlace = opened == .date && text.holds("場所")
        (isMarked, roleAbove) = (numbering?.form == .bullet, nil)
        let isBelowLabel = continues && !labels.isEmpty
        continues = false
        guard !value.isEmpty else {
            labels = isBelowLabel ? labels + [opened] : [opened]
            isInValues = false
            return true
        }
        (labels, isInValues) = ([], false)
        // What stands before 議事日程 is no point of it.
        let isPrefix = opened == .agenda && !text.hasSuffix(value)
        if isPrefix { placeRepeated(value, line: line) } else { place(value, line: line) }
        // One value, and on this line.
        if opened == .published || opened == .other { section = nil }
        return true
    }

    /// `５　配布資料` … `６　会議の要点`: the next number of the fields opens one, known or not. Points of an agenda and decisions
    /// are numbered themselves, but seldom in the fields' own form.
    private func isNext(_ numbering: Numbering, number: Int?) -> Bool {
        guard let number, let last = sectionNumber, number == last + 1, section != .decisions else { return false }
        return section != .agenda || !agenda.items.isEmpty && !agenda.has(numbering.form)
    }

    private mutating func place(_ text: String, line: LineView) {
        if let time = TimeLine(text, Mark.rest(of: text)) ?? bracketedTime(text) { return add(time) }
        if let field = TimeField(text) { return add(field, line: line) }
        let isPlaced =
            switch section {
            case nil: placeLoose(text, line: line)
            case .title: placeTitle(text, line: line)
            case .date: placeDate(text, line: line)
            case .published: placePublished(text, line: line)
            case .venue: placeVenue(text, isIndented: line.isIndented) || placeLoose(text, line: line)
            case .agenda: placeAgenda(text, line: line)
            case .materials: placeMaterial(text)
            case .attendees, .absentees, .explainers, .secretariat, .observers: placeAttendee(text, line: line)
            case .decisions: placeDecided(text, isPoint: line.isListItem || Numbering(text) != nil)
            case .results: placeResult(text)
            case .next: placeNext(text)
            case .proceedings: false
            case .other: placeLoose(text, line: line)
            }
        if isPlaced {
            unplaced.endBlock()
        } else if line.headingLevel > 0 {
            unplaced.endBlock()
            trailingHeading = (text, line.number)
        } else {
            unplaced.keep(text, line: line.number)
        }
    }

    /// `（午前10時00分　開議）`
    private func bracketedTime(_ text: String) -> TimeLine? {
        HeadingText.insideBracket(text).flatMap { TimeLine($0, $0.utf8Range) }
    }

    private mutating func placePublished(_ text: String, line: LineView) -> Bool {
        if dates.placePublished(text) {
            section = nil
            return true
        }
        return placeLoose(text, line: line)
    }

    /// `（令和4年第4回みなと町議会6月定例会）`, between 議事日程 and its first point.
    private mutating func placeBracketed(_ text: String, line: LineView) -> Bool {
        guard let inner = HeadingText.insideBracket(text), TitleReading.canRead(inner) else { return false }
        return takesTitle(inner, line: line)
    }

    private mutating func add(_ time: TimeLine) {
        stageDirections.append(StageDirection(afterSpeech: -1, text: time.text))
        dates.add(time)
    }

    private mutating func add(_ field: TimeField, line: LineView) {
        stageDirections.append(StageDirection(afterSpeech: -1, text: field.text))
        dates.add(field, line: line.number)
    }

    /// A date, or the meeting's name, printed once more.
    private mutating func placeRepeated(_ text: String, line: LineView) {
        if HeadDates.isOnlyDate(text), dates.place(text, line: line.number, isField: false) { return }
        if titles.repeats(text) || takesTitle(text, line: line) { return }
        titles.note(text)
        unplaced.keep(text, line: line.number)
    }

    // MARK: Fields

    /// A line before or between the sections.
    private mutating func placeLoose(_ text: String, line: LineView) -> Bool {
        if HeadDates.isOnlyDate(text) { return dates.place(text, line: line.number, isField: false) }
        if placeRoom(text) || takesTitle(text, line: line) { return true }
        if let material = Material(reading: text), !material.title.isEmpty {
            materials.append(material)
            return true
        }
        titles.note(text)
        if dates.takes(sentence: text, line: line.number) {
            venue = venue ?? OpeningSentence.venue(in: text)
            return true
        }
        dates.noteYear(in: text)
        dates.noteLoose(text, line: line.number)
        return false
    }

    private mutating func takesTitle(_ text: String, line: LineView) -> Bool {
        guard titles.takes(text, isHeading: line.headingLevel > 0, line: line.number) else { return false }
        if let old = titles.takeReplaced() {
            unplaced.endBlock()
            unplaced.keep(old.text, line: old.line)
            unplaced.endBlock()
        }
        dates.noteTitle(text, line: line.number)
        return true
    }

    /// `第２委員会室`, on a line of its own below the title or the day.
    private mutating func placeRoom(_ text: String) -> Bool {
        guard venue == nil, titles.title != nil || dates.date != nil, VenueWords.isRoom(text) else { return false }
        venue = text
        return true
    }

    /// What is no day and no hour below a field's value does not belong to it.
    private mutating func placeDate(_ text: String, line: LineView) -> Bool {
        // `日時及び場所` holds both.
        if tellsPlace, venue == nil, dates.date != nil, !HeadDates.tellsDay(text) {
            venue = text
            return true
        }
        if dates.place(text, line: line.number, isField: true) { return true }
        guard dates.date != nil, !HeadDates.tellsDay(text) else { return false }
        return placeRoom(text) || takesTitle(text, line: line)
    }

    private mutating func placeTitle(_ text: String, line: LineView) -> Bool {
        guard titles.named(text, line: line.number) else { return placeLoose(text, line: line) }
        dates.noteTitle(text, line: line.number)
        return true
    }

    /// A point, or a line of the first block: behind a blank line only a point is one more.
    private mutating func placeDecided(_ text: String, isPoint: Bool) -> Bool {
        if isPoint || continues || decided.isEmpty { decided.append(text) }
        return false
    }

    private mutating func placeResult(_ text: String) -> Bool {
        if ProseDecisions.tellsVerdict(text) { decided.append(text) }
        return false
    }

    private mutating func placeNext(_ text: String) -> Bool {
        next.append(text)
        return false
    }

    private mutating func placeVenue(_ text: String, isIndented: Bool) -> Bool {
        guard let known = venue else {
            venue = text
            return true
        }
        if known == text { return true }
        // An address under the building's name; 100 characters of three bytes are more than any.
        let isEntry = Numbering(text) != nil || LabelFrame.opens(in: text.utf8Span.span, at: 0)
        guard continues, isIndented, !isEntry, known.utf8.count + text.utf8.count <= 300, !HeadDates.isOnlyDate(text)
        else { return false }
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
        // `議事日程に同じ`, and a sentence on how it began: no points.
        let bare = text.withoutSpaces
        if ["議事日程に同じ", "議事日程のとおり", "日程のとおり", "議事日程のとおり。"].contains(bare) { return true }
        if text.hasSuffix("。"), Numbering(text).map({ $0.form == .bullet }) ?? true { return false }
        // 令和７年２月１７日　午後１時開議, under 議事日程.
        if HeadDates.isOnlyDate(text) { return dates.place(text, line: line.number, isField: false) }
        if agenda.items.isEmpty, Numbering(text) == nil, placeRoom(text) || placeBracketed(text, line: line) { return true }
        // `#2`, a page's number.
        if text.utf8.allSatisfy({ $0 < 0x80 && !(0x61...0x7A).contains($0 | 0x20) }) { return false }
        // `〇　第　１　日`: which day of the session it is.
        if agenda.items.isEmpty, HeadDates.isDayOfSession(text) {
            placeRepeated(text.slice(Mark.rest(of: text)), line: line)
            return true
        }
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

    private mutating func placeAttendee(_ text: String, line: LineView) -> Bool {
        // A sentence ends the list: what follows is no list of people.
        if line.endsPolitely || text.holds("。") {
            section = nil
            return false
        }
        switch AttendeeLine(text) {
        case .nothing: return true
        case .remark: return false
        case .heading(let role):
            roleAbove = role
            if section?.group == nil || text.holds("事務局") { section = .secretariat }
            return true
        case .end:
            section = nil
            return placeLoose(text, line: line)
        case .people(let people):
            let group = section?.group
            for var person in people {
                person.group = group
                person.role = person.role ?? roleAbove
                attendees.append(person)
            }
            return true
        }
    }
}
