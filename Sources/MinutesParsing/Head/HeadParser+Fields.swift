import JapaneseText
import MinutesModel

/// What a line of an open field says.
extension HeadParser {
    mutating func place(_ text: String, line: LineView) {
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
    func bracketedTime(_ text: String) -> TimeLine? {
        HeadingText.insideBracket(text).flatMap { TimeLine($0, $0.utf8Range) }
    }

    mutating func placePublished(_ text: String, line: LineView) -> Bool {
        if dates.placePublished(text) {
            section = nil
            return true
        }
        return placeLoose(text, line: line)
    }

    /// `（令和4年第4回みなと町議会6月定例会）`, between 議事日程 and its first point.
    mutating func placeBracketed(_ text: String, line: LineView) -> Bool {
        guard let inner = HeadingText.insideBracket(text), TitleReading.canRead(inner) else { return false }
        return takesTitle(inner, line: line)
    }

    mutating func add(_ time: TimeLine) {
        stageDirections.append(StageDirection(afterSpeech: -1, text: time.text))
        dates.add(time)
    }

    mutating func add(_ field: TimeField, line: LineView) {
        stageDirections.append(StageDirection(afterSpeech: -1, text: field.text))
        dates.add(field, line: line.number)
    }

    /// A date, or the meeting's name, printed once more.
    mutating func placeRepeated(_ text: String, line: LineView) {
        if HeadDates.isOnlyDate(text), dates.place(text, line: line.number, isField: false) { return }
        if titles.repeats(text) || takesTitle(text, line: line) { return }
        titles.note(text)
        unplaced.keep(text, line: line.number)
    }

    // MARK: Fields

    /// A line before or between the sections.
    mutating func placeLoose(_ text: String, line: LineView) -> Bool {
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

    mutating func takesTitle(_ text: String, line: LineView) -> Bool {
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
    mutating func placeRoom(_ text: String) -> Bool {
        guard venue == nil, titles.title != nil || dates.date != nil, VenueWords.isRoom(text) else { return false }
        venue = text
        return true
    }

    /// What is no day and no hour below a field's value does not belong to it.
    mutating func placeDate(_ text: String, line: LineView) -> Bool {
        // `日時及び場所` holds both.
        if tellsPlace, venue == nil, dates.date != nil, !HeadDates.tellsDay(text) {
            venue = text
            return true
        }
        if dates.place(text, line: line.number, isField: true) { return true }
        guard dates.date != nil, !HeadDates.tellsDay(text) else { return false }
        return placeRoom(text) || takesTitle(text, line: line)
    }

    mutating func placeTitle(_ text: String, line: LineView) -> Bool {
        guard titles.named(text, line: line.number) else { return placeLoose(text, line: line) }
        dates.noteTitle(text, line: line.number)
        return true
    }

    /// A point, or a line of the first block: behind a blank line only a point is one more.
    mutating func placeDecided(_ text: String, isPoint: Bool) -> Bool {
        if isPoint || continues || decided.isEmpty { decided.append(text) }
        return false
    }

    mutating func placeResult(_ text: String) -> Bool {
        if ProseDecisions.tellsVerdict(text) { decided.append(text) }
        return false
    }

    mutating func placeNext(_ text: String) -> Bool {
        next.append(text)
        return false
    }

    mutating func placeVenue(_ text: String, isIndented: Bool) -> Bool {
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

    mutating func placeAgenda(_ text: String, line: LineView) -> Bool {
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
        if agenda.items.isEmpty, Numbering(text) == nil, placeRoom(text) || placeBracketed(text, line: line) {
            return true
        }
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

    mutating func placeMaterial(_ text: String) -> Bool {
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

    mutating func placeAttendee(_ text: String, line: LineView) -> Bool {
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
                // A name alone is one where the line above says what they are.
                if person.name == nil, roleAbove != nil { person.name = AttendeeRow.named(person.label).name }
                person.role = person.role ?? roleAbove
                attendees.append(person)
            }
            return true
        }
    }
}
