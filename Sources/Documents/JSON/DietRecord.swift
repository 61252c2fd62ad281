import MinutesModel

/// The answers of the Diet's API (kokkai.ndl.go.jp) with `recordPacking=json`: `/api/meeting` gives meetings with their
/// speeches in `speechRecord`, `/api/speech` gives speeches that each name their meeting.
struct DietRecord {
    /// The speaker of the block that holds date, people present and business of the day.
    private static let headSpeaker = "会議録情報"

    private let source: JSONSource
    private var lines: LineCounter
    private var record = FieldRecord(format: "json/diet")

    /// `nil` when the document is not the Diet's.
    static func record(of source: JSONSource) throws(JSONProblem) -> FieldRecord? {
        let root = source.root
        guard root["meetingRecord"] != nil || root["speechRecord"] != nil || root["numberOfRecords"] != nil else {
            return nil
        }
        var reading = DietRecord(source: source, lines: LineCounter(source.bytes))
        let meetings = root["meetingRecord"]?.elements ?? []
        let loose = root["speechRecord"]?.elements ?? []
        guard let meeting = meetings.first ?? loose.first else {
            throw .dietAnswer(message: source.text(root["message"]) ?? "0 records")
        }
        try reading.refuseSeveral(meetings.isEmpty ? loose : meetings)
        let speeches = meetings.isEmpty ? loose : meeting["speechRecord"]?.elements ?? []
        try reading.read(meeting, speeches: speeches)
        return reading.record
    }

    private func refuseSeveral(_ records: [JSONValue]) throws(JSONProblem) {
        var ids: [String] = []
        for record in records {
            if let id = source.word(record["issueID"]), !ids.contains(id) { ids.append(id) }
        }
        if ids.count > 1 { throw .severalMeetings(ids: ids, isDiet: true) }
    }

    private mutating func read(_ meeting: JSONValue, speeches: [JSONValue]) throws(JSONProblem) {
        guard speeches.contains(where: { source.text($0["speech"]) != nil }) else { throw .withoutTexts }
        readFacts(of: meeting)
        let ordered = inOrder(speeches)
        for speech in ordered { add(speech) }
        warnOfGaps(ordered)
    }

    /// The title as the record prints it: 衆議院予算委員会会議録第5号.
    private mutating func readFacts(of meeting: JSONValue) {
        record.url = source.text(meeting["meetingURL"])
        let name = [meeting["nameOfHouse"], meeting["nameOfMeeting"]].compactMap(source.text).joined()
        if !name.isEmpty {
            let issue = source.text(meeting["issue"]).map { " 会議録 " + $0 } ?? ""
            record.facts.append(
                FieldRecord.Fact(
                    kind: .title, text: name + issue,
                    line: lines.line(at: source.offset(of: meeting["nameOfMeeting"]))))
        }
        if let date = source.text(meeting["date"]) {
            record.facts.append(
                FieldRecord.Fact(kind: .date, text: date, line: lines.line(at: source.offset(of: meeting["date"]))))
        }
    }

    /// `/api/speech` can answer in any order.
    private func inOrder(_ speeches: [JSONValue]) -> [JSONValue] {
        let numbered = speeches.enumerated().map { index, speech in
            (order: source.integer(speech["speechOrder"]) ?? index, index: index, speech: speech)
        }
        return numbered.sorted { ($0.order, $0.index) < ($1.order, $1.index) }.map(\.speech)
    }

    private mutating func add(_ speech: JSONValue) {
        guard let text = source.text(speech["speech"]) else { return }
        let line = lines.line(at: source.offset(of: speech["speech"]))
        let name = source.text(speech["speaker"]) ?? ""
        guard !name.isEmpty, name != Self.headSpeaker else {
            record.entries.append(FieldRecord.Entry(label: nil, text: text, line: line))
            return
        }
        let printed = PrintedLabel.first(in: text).flatMap { Self.names($0, name) ? $0 : nil }
        let position = [speech["speakerPosition"], speech["speakerRole"]].compactMap(source.text).first { !$0.isEmpty }
        let label = printed ?? name
        record.note(Speaker(label: label, name: name, role: position))
        record.entries.append(
            FieldRecord.Entry(label: label, text: String(PrintedLabel.removed(label, from: text)), line: line))
    }

    /// `○萩生田委員` is 萩生田光一: the label has the first character of the surname.
    private static func names(_ label: String, _ name: String) -> Bool {
        name.first.map(label.contains) ?? false
    }

    private mutating func warnOfGaps(_ speeches: [JSONValue]) {
        let orders = speeches.compactMap { source.integer($0["speechOrder"]) }
        guard orders.count == speeches.count, orders != Array(0..<orders.count) else { return }
        record.warnings.append(
            Warning(
                code: "partialRecord",
                message:
                    "Speeches \(orders.first ?? 0) to \(orders.last ?? 0) of the meeting, \(orders.count) in all: the answer does not hold the whole record; ask /api/meeting for it."
            ))
    }
}
