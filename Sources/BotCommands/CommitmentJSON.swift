import MinutesModel

/// Commitments as the documented JSON (`kairan deadlines --format json`): an array, keys in this order.
enum CommitmentJSON {
    static func bytes(_ commitments: [Commitment]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array(commitments) { writer, commitment in write(commitment, to: &writer) }
        return writer.bytes + [0x0A]
    }

    static func bytes(_ commitment: Commitment) -> [UInt8] {
        var writer = JSONWriter()
        write(commitment, to: &writer)
        return writer.bytes + [0x0A]
    }

    private static func write(_ commitment: Commitment, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("id", commitment.id)
            writer.field("minutes", commitment.minutes.isEmpty ? nil : commitment.minutes)
            writer.key("meeting")
            write(commitment.meeting, to: &writer)
            writer.field("speech", commitment.speech < 0 ? nil : commitment.speech)
            writer.field("speaker", commitment.speaker.isEmpty ? nil : commitment.speaker)
            writer.field("role", commitment.role)
            writer.field("organization", commitment.organization)
            writer.field("kind", commitment.kind.rawValue)
            writer.field("firmness", commitment.firmness.rawValue)
            writer.field("text", commitment.text)
            writer.field("core", commitment.core)
            writer.key("deadline")
            write(commitment.deadline, to: &writer)
            writer.field("vagueness", commitment.vagueness)
            writer.field("state", commitment.state.rawValue)
            writer.field("snoozedUntil", commitment.snoozedUntil?.description)
            writer.field("arrived", commitment.arrived?.description)
            writer.field("moves", commitment.moves) { writer, move in
                writer.object { writer in
                    writer.key("from")
                    write(move.from, to: &writer)
                    writer.key("meeting")
                    write(move.meeting, to: &writer)
                }
            }
            writer.field("assignee", commitment.assignee)
            writer.field("note", commitment.note)
            writer.field("corrected", commitment.isCorrected)
            writer.field("separate", commitment.isSeparate)
        }
    }

    private static func write(_ meeting: Meeting, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("title", meeting.title)
            writer.field("council", meeting.council)
            writer.field("date", meeting.date?.description)
            writer.field("url", meeting.url)
        }
    }

    private static func write(_ deadline: Deadline?, to writer: inout JSONWriter) {
        guard let deadline else { return writer.value(nil as String?) }
        writer.object { writer in
            writer.field("surface", deadline.surface)
            writer.field("start", deadline.start.description)
            writer.field("end", deadline.end.description)
            writer.field("precision", deadline.precision.rawValue)
            writer.field("approximate", deadline.approximate)
        }
    }
}
