import MinutesModel

/// Commitments as the documented JSON (`kairan deadlines --format json`): an array, keys in this order.
enum CommitmentJSON {
    static func bytes(_ commitments: [Commitment]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array(commitments) { writer, commitment in
            writer.object { writer in
                writer.field("id", commitment.id)
                writer.field("minutes", commitment.minutes)
                writer.field("speech", commitment.speech)
                writer.field("speaker", commitment.speaker)
                writer.field("organization", commitment.organization)
                writer.field("text", commitment.text)
                write(commitment.deadline, to: &writer)
                writer.field("state", commitment.state.rawValue)
                writer.field("snoozedUntil", commitment.snoozedUntil?.description)
            }
        }
        return writer.bytes + [0x0A]
    }

    private static func write(_ deadline: Deadline?, to writer: inout JSONWriter) {
        guard let deadline else {
            writer.field("deadline", nil as String?)
            return
        }
        writer.key("deadline")
        writer.object { writer in
            writer.field("surface", deadline.surface)
            writer.field("start", deadline.start.description)
            writer.field("end", deadline.end.description)
            writer.field("precision", deadline.precision.rawValue)
            writer.field("approximate", deadline.approximate)
        }
    }
}
