extension Minutes {
    /// The same JSON as `JSONEncoder` gives, on one line: the contract of `kairan read --format json`.
    package func json() -> [UInt8] {
        let text = speeches.reduce(0) { $0 + $1.size + 3 }
        var writer = JSONWriter(capacity: text + speeches.count * 160 + 4096)
        write(to: &writer)
        return writer.bytes
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("schema", schema)
            writer.field("id", id)
            writer.field("title", title)
            writer.field("council", council)
            writer.field("session", session)
            writer.field("date", date?.description)
            writer.field("published", published?.description)
            writer.field("start", start?.description)
            writer.field("end", end?.description)
            writer.field("venue", venue)
            writer.field("agenda", agenda) { $1.write(to: &$0) }
            writer.field("materials", materials) { $1.write(to: &$0) }
            writer.field("attendees", attendees) { $1.write(to: &$0) }
            // Speeches are many and speakers few: each speaker is written out once.
            var speakers: [ObjectIdentifier: [UInt8]] = [:]
            writer.field("speeches", speeches) { $1.write(to: &$0, speakers: &speakers) }
            writer.field("stageDirections", stageDirections) { $1.write(to: &$0) }
            writer.field("corrections", corrections) { $1.write(to: &$0) }
            writer.field("notes", notes) { $1.write(to: &$0) }
            writer.field("decisions", decisions) { $1.write(to: &$0) }
            writer.field("exchanges", exchanges) { $1.write(to: &$0) }
            writer.key("nextMeeting")
            if let nextMeeting { nextMeeting.write(to: &writer) } else { writer.value(nil as String?) }
            writer.key("source")
            source.write(to: &writer)
            writer.field("warnings", warnings) { $1.write(to: &$0) }
        }
    }
}

extension AgendaItem {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("number", number)
            writer.field("title", title)
            writer.field("items", items) { $1.write(to: &$0) }
        }
    }
}

extension Material {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("label", label)
            writer.field("title", title)
        }
    }
}

extension Attendee {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("label", label)
            writer.field("name", name)
            writer.field("role", role)
            writer.field("group", group?.rawValue)
            writer.field("rank", rank?.rawValue)
        }
    }
}

extension Speech {
    /// - Parameter speakers: those that were written, by their identity.
    fileprivate func write(to writer: inout JSONWriter, speakers: inout [ObjectIdentifier: [UInt8]]) {
        writer.object { writer in
            writer.field("index", index)
            writer.key("speaker")
            if let written = speakers[speaker.identity] {
                writer.value(written: written)
            } else {
                var piece = JSONWriter()
                speaker.write(to: &piece)
                speakers[speaker.identity] = piece.bytes
                writer.value(written: piece.bytes)
            }
            switch text {
            case .own(let texts, let lines):
                writer.field("paragraphs", texts) { $0.value($1) }
                writer.field("lines", lines) { $0.value($1) }
            case .shared(let text, let start, let count):
                writer.field("paragraphs", places) { $0.value($1) }
                writer.field("lines", text.lines[Int(start)..<Int(start + count)]) { $0.value(Int($1)) }
            }
            writer.field("agendaItem", agendaItem)
        }
    }
}

extension Speaker {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("label", label)
            writer.field("name", name)
            writer.field("role", role)
            writer.field("disambiguator", disambiguator)
            writer.field("organization", organization)
        }
    }
}

extension StageDirection {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("afterSpeech", afterSpeech)
            writer.field("text", text)
        }
    }
}

extension Correction {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("speech", speech)
            writer.field("paragraph", paragraph)
            writer.field("withdrawn", withdrawn)
            writer.field("corrected", corrected)
            writer.field("text", text)
        }
    }
}

extension Note {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("heading", heading)
            writer.field("paragraphs", paragraphs) { $0.value($1) }
            writer.field("lines", lines) { $0.value($1) }
        }
    }
}

extension Decision {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("speech", speech)
            writer.field("items", items) { $0.value($1) }
            writer.field("outcome", outcome.rawValue)
            writer.key("vote")
            if let vote { vote.write(to: &writer) } else { writer.value(nil as String?) }
            writer.field("evidence", evidence)
        }
    }
}

extension Vote {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("method", method.rawValue)
            writer.field("result", result?.rawValue)
            writer.field("ayes", ayes)
            writer.field("noes", noes)
        }
    }
}

extension Exchange {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("questions", questions) { $0.value($1) }
            writer.field("answers", answers) { $0.value($1) }
            writer.field("topics", topics) { $0.value($1) }
        }
    }
}

extension NextMeeting {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("date", date?.description)
            writer.field("start", start?.description)
            writer.field("surface", surface)
            writer.field("speech", speech)
        }
    }
}

extension Source {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("url", url)
            writer.field("file", file)
            writer.field("format", format)
            writer.field("encoding", encoding)
            writer.field("grammar", grammar)
        }
    }
}

extension Warning {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("line", line)
            writer.field("code", code)
            writer.field("message", message)
            writer.field("text", text)
        }
    }
}
