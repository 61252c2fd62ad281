import MinutesModel

/// Decisions that a record tells in its own words instead of a speaker's: `…について了承された。`, `議決事項1 …について(可決)`,
/// `→ 採用`, the points under 決定事項.
enum ProseDecisions {
    private static let verdicts: [(String, Decision.Outcome)] = [
        ("不採択", .rejected), ("否決", .rejected), ("不採用", .rejected), ("却下", .rejected), ("見送り", .rejected),
        ("継続審査", .continued),
        ("継続審議", .continued), ("趣旨採択", .adopted), ("採択", .adopted), ("採用", .adopted), ("可決", .approved),
        ("承認", .approved),
        ("了承", .approved), ("決定", .approved), ("同意", .approved), ("認定", .approved), ("合意", .approved),
        ("議決", .approved),
    ]
    /// Plain past: a speaker would say しました.
    private static let endings = ["された。", "した。", "された", "した", "となった。", "を得た。", "に至った。"]
    private static let elsewhere = ["前回", "昨年", "既に", "すでに", "閣議", "過去", "先般", "国会", "これまで", "場合"]
    private static let arrows = ["→", "⇒", "=>", "->", "＝＞", ">", "＞"]

    /// - Parameters:
    ///   - lines: of the record outside its speeches.
    ///   - titles: of the agenda.
    ///   - decided: the points under 決定事項.
    static func find(lines: [String], titles: [String], decided: [String]) -> [Decision] {
        let listed = decided.map { decision($0, outcome: bracketed($0) ?? .approved) }
        let known = Set(decided)
        let told = lines.lazy.filter { !known.contains($0) }.flatMap(told)
        return titles.compactMap { title in bracketed(title).map { decision(title, outcome: $0) } } + listed + told
    }

    /// Arrows inside speeches: `→採用` on a paragraph of its own.
    static func arrows(in speeches: [Speech]) -> [Decision] {
        speeches.indices.flatMap { index in
            speeches[index].places.compactMap { paragraph -> Decision? in
                // The first bytes of the arrows: most paragraphs pass at a glance.
                switch paragraph.bytes[paragraph.range.lowerBound] {
                case 0xE2, 0x3D, 0x2D, 0xEF, 0x3E: break
                default: return nil
                }
                guard let outcome = arrow(paragraph.text) else { return nil }
                return Decision(speech: index, items: [], outcome: outcome, evidence: paragraph.text)
            }
        }
    }

    /// True when the line ends in its verdict, or tells one.
    static func tellsVerdict(_ line: String) -> Bool { bracketed(line) != nil || !told(in: line).isEmpty }

    private static func told(in line: String) -> [Decision] {
        if let outcome = arrow(line) { return [decision(line, outcome: outcome)] }
        if let outcome = bracketed(line) { return [decision(line, outcome: outcome)] }
        return Prose.sentences(of: line).compactMap { sentence in
            guard endings.contains(where: sentence.hasSuffix), !sentence.holds("ました"), !sentence.holds(anyOf: elsewhere)
            else { return nil }
            // The verdict is the sentence's own verb, among its last 12 characters.
            let tail = String(sentence.suffix(12))
            guard !tail.holds("提案"), let outcome = verdicts.first(where: { tail.holds($0.0) })?.1 else { return nil }
            return decision(sentence, outcome: outcome)
        }
    }

    private static func decision(_ text: String, outcome: Decision.Outcome) -> Decision {
        Decision(speech: -1, items: AgendaReference.all(in: text), outcome: outcome, evidence: text)
    }

    /// `…について(可決)`: the whole of the last bracket is the verdict.
    private static func bracketed(_ text: String) -> Decision.Outcome? {
        guard text.hasSuffix(")") || text.hasSuffix("）") else { return nil }
        let bytes = text.utf8Span.span
        // 8 characters of three bytes: 原案のとおり可決.
        for offset in Swift.max(0, bytes.count - 30)..<bytes.count {
            guard let found = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: 30), found.end == bytes.count
            else { continue }
            let inner = text.slice(bytes.trimmed(found.inner))
            return verdicts.first { inner == $0.0 || inner == "原案" + $0.0 || inner == "原案のとおり" + $0.0 }?.1
        }
        return nil
    }

    /// `→採用`, `=> 決定`: a verdict, not a link.
    private static func arrow(_ text: String) -> Decision.Outcome? {
        let trimmed = text.trimmed
        guard let sign = arrows.first(where: trimmed.hasPrefix) else { return nil }
        // 30 characters of three bytes.
        guard trimmed.utf8.count <= 90, !trimmed.holds("http"), !trimmed.holds(anyOf: ["？", "か。", "未", "?"]) else {
            return nil
        }
        let rest = String(trimmed.dropFirst(sign.count)).trimmed
        return verdicts.first { rest.hasPrefix($0.0) || rest.hasSuffix("で" + $0.0) || rest.hasSuffix("に" + $0.0) }?.1
    }
}
