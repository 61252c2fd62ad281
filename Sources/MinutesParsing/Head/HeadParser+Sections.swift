import JapaneseText
import MinutesModel

/// Which field a line opens, and which ends there.
extension HeadParser {
    mutating func openSection(_ text: String, line: LineView) -> Bool {
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
        if section == .agenda, opened == .agenda,
            isNextField || isMarked && !agenda.items.isEmpty && numbering?.form == .bullet
        {
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
    func isNext(_ numbering: Numbering, number: Int?) -> Bool {
        guard let number, let last = sectionNumber, number == last + 1, section != .decisions else { return false }
        return section != .agenda || !agenda.items.isEmpty && !agenda.has(numbering.form)
    }

    // MARK: Tables and columns

    /// A row of a table: a label and its value beside it, once or twice; a row without labels goes on with the one above.
    mutating func add(_ cells: [String], line: LineView) {
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
    mutating func turnToValues(_ text: String) {
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
}
