/// A line that says which mark stands for whom, in records that name nobody: `（○：委員、●：事務局）`.
struct Legend {
    /// By mark.
    private(set) var speakers: [Mark: String] = [:]
    /// Its index among the document's lines.
    let line: Int

    /// Signs between the mark and its meaning.
    private static let separators = ["：", ":", "…", "・・・", "＝", "=", "印は", "は", "－", "-", "―"]
    /// What a mark can stand for, besides roles.
    private static let meanings = Endings([
        "委員", "事務局", "質問", "意見", "回答", "答弁", "発言", "説明", "会長", "部会長", "座長", "委員長", "市", "区", "町", "村", "県", "都", "府",
        "行政", "参加者",
        "当局", "理事者", "議員", "執行部", "市側", "区側", "町側", "市長", "町長", "村長", "区長", "担当課", "所管課", "市民", "区民", "住民", "傍聴者",
        "構成員", "関係者", "参考人",
    ])

    /// `nil` when the line explains no mark.
    init?(_ line: LineView, at index: Int) {
        self.line = index
        // 40 characters of three bytes: three marks and their meanings.
        guard line.content.count <= 120 else { return nil }
        let bytes = line.text.span
        var position = line.content.lowerBound
        var isExplicit = false
        while position < line.content.upperBound {
            guard let mark = Mark(legend: bytes, at: position) else {
                position += bytes.characterLength(at: position)
                continue
            }
            position = bytes.skippingSpaces(from: position + Mark.length, to: line.content.upperBound)
            if let sign = Self.separators.first(where: { bytes.has($0, at: position) }) {
                position = bytes.skippingSpaces(from: position + sign.utf8.count, to: line.content.upperBound)
                isExplicit = true
            }
            guard let token = LabelToken(in: bytes, from: position, to: line.content.upperBound),
                // 12 characters: 委員及び関係者の発言 has 10.
                bytes.characterCount(token.range) <= 12
            else { continue }
            var meaning = token.range
            for tail in ["の発言", "からの発言", "発言", "側"] where bytes.has(tail, endingAt: meaning.upperBound) {
                let start = meaning.upperBound - tail.utf8.count
                if start > meaning.lowerBound { meaning = meaning.lowerBound..<start }
            }
            guard Self.meanings.length(meaning, of: bytes) > 0 || RoleWords.end(meaning, of: bytes) else { continue }
            speakers[mark] = bytes.text(meaning)
            position = token.range.upperBound
        }
        // `○委員　●事務局` without a separator explains two marks or more; one alone is somebody who speaks.
        guard isExplicit && !speakers.isEmpty || speakers.count >= 2 else { return nil }
    }
}
