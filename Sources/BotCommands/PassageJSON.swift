import Keywords
import MinutesModel

/// Passages for programs: `[{rule, document, meeting, date, speaker, agendaItem, exchange, sentence, before, after, …}]`.
enum PassageJSON {
    static func bytes(_ findings: [KeywordFinding], of minutes: Minutes) -> [UInt8] {
        var writer = JSONWriter()
        let passages = findings.flatMap { finding in finding.passages.map { (finding.rule.name, $0) } }
        writer.array(passages) { writer, found in
            write(found.1, rule: found.0, of: minutes, to: &writer)
        }
        return writer.bytes
    }

    static func write(_ passage: KeywordPassage, rule: String?, of minutes: Minutes, to writer: inout JSONWriter) {
        writer.object { writer in
            if let rule { writer.field("rule", rule) }
            writer.field("document", minutes.id)
            writer.field("meeting", minutes.meeting.title)
            writer.field("date", minutes.date?.description)
            writer.field("url", minutes.source.url)
            writer.field("speech", passage.place.speech)
            writer.field("speaker", minutes.speeches[passage.place.speech].speaker.label)
            writer.field("agendaItem", minutes.agendaItem(ofSpeech: passage.place.speech)?.title)
            writer.field("exchange", ExchangeIndex(minutes).role(ofSpeech: passage.place.speech))
            writer.field("before", passage.before)
            writer.field("sentence", passage.sentence)
            writer.field("after", passage.after)
            writer.field("marked", passage.marked())
            writer.field("keywords", passage.keywords) { $0.value($1) }
        }
    }
}
