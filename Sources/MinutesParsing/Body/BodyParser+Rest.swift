import MinutesModel

/// What stands between the speeches: headings, times, what happened in the room.
extension BodyParser {
    mutating func addMarked(_ line: LineView) {
        let rest = (line.content.lowerBound + Mark.length)..<line.content.upperBound
        if let time = TimeLine(line.text.span, rest) { return add(time) }
        // `○（山田太郎君登壇）`
        if Bracket.opening(in: line.text.span, at: rest.lowerBound) != nil,
            addStageLine(LineView(line, content: rest))
        {
            return
        }
        settleHeading(isHeading: true)
        // 40 characters of three bytes: a heading is one line, and no sentence.
        if line.content.count <= 120, !line.endsSentence {
            pendingHeading = line
        } else {
            addText(line, from: line.content.lowerBound)
        }
    }

    mutating func settleHeading(isHeading: Bool) {
        guard let line = pendingHeading else { return }
        pendingHeading = nil
        if isHeading {
            paragraphs.close()
            let text = line.text.span.text((line.content.lowerBound + Mark.length)..<line.content.upperBound)
            headings.append(Heading(text: HeadingText.clean(text), speech: speechCount))
        } else {
            addText(line, from: line.content.lowerBound)
        }
    }

    /// A line of nothing but brackets, or brackets before a speech. False when it is neither.
    mutating func addStageLine(_ line: LineView) -> Bool {
        let bytes = line.text.span
        var found: [(inner: Range<Int>, open: Int)] = []
        var position = line.content.lowerBound
        while position < line.content.upperBound,
            let bracket = StageBracket.read(in: bytes, at: position, to: line.content.upperBound)
        {
            found.append((bracket.inner, position))
            position = bytes.skippingSpaces(from: bracket.end, to: line.content.upperBound)
        }
        guard !found.isEmpty else { return false }
        let rest = position..<line.content.upperBound
        let restLine = LineView(line, content: rest)
        let label = rest.isEmpty ? nil : label(in: restLine)
        guard rest.isEmpty || label != nil else { return false }
        settleHeading(isHeading: nobodys != nil)
        for direction in found {
            if let time = TimeLine(line.text.span, direction.inner) { note(time) }
            addDirection(direction.inner, open: direction.open, in: line)
        }
        paragraphs.close()
        if let label {
            endNobodysText()
            startSpeech(label, line: restLine)
        }
        return true
    }

    mutating func add(_ time: TimeLine) {
        settleHeading(isHeading: false)
        note(time)
        addStage(time.text)
        paragraphs.close()
    }

    private mutating func note(_ time: TimeLine) {
        switch time.event {
        case .opening: openedAt = openedAt ?? time
        case .closing: closedAt = time
        case .other: break
        }
    }

    /// Something that happened, or words that were taken back.
    mutating func addDirection(_ inner: Range<Int>, open: Int, in line: LineView) {
        guard CorrectionReading.isCorrection(inner, of: line.text.span), hasBegun else {
            return addStage(line.text.span.text(inner))
        }
        corrections.append(
            CorrectionReading.read(
                line.text.span, inner: inner, open: open, speech: speechCount - 1,
                paragraph: max(0, paragraphsOfSpeech - 1)))
    }

    mutating func addStage(_ text: String) {
        stageDirections.append(StageDirection(afterSpeech: speechCount - 1, text: text))
        cues.append(Cue(text: text, speech: speechCount - 1, paragraphs: paragraphsOfSpeech))
    }
}
