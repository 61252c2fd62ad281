/// What can stand between a label on a line of its own and what is said: the hour, or what happened in the room.
extension LineView {
    var isInterlude: Bool {
        let bytes = text.span
        let start = content.lowerBound + (Mark(in: bytes, at: content.lowerBound) == nil ? 0 : Mark.length)
        if TimeLine(bytes, start..<content.upperBound) != nil { return true }
        guard let found = StageBracket.read(in: bytes, at: start, to: content.upperBound) else { return false }
        // A label in brackets is none: (会長).
        return found.end == content.upperBound && StageBracket.isStage(found.inner, of: bytes)
    }
}
