import MinutesModel

extension Material {
    private static let labels = [
        "参考資料", "配付資料", "配布資料", "机上配布資料", "机上配付資料", "会議資料", "追加資料", "当日資料", "資料", "別紙", "別添", "参考",
    ]

    /// `資料1-1：概要`, `資料１－２　本文`, `参考資料1`, `資料No.3 …`, `資料A：…`. `nil` when the line names no material.
    init?(reading text: String) {
        let bytes = text.utf8Span.span
        guard let word = Self.labels.first(where: { bytes.has($0, at: 0) }) else { return nil }
        var position = word.utf8.count
        // `資料 1-1` has a space inside, `資料No.3` a word.
        let afterSpace = bytes.skippingSpaces(from: position, to: bytes.count)
        if afterSpace < bytes.count, Self.isNumberPart(bytes, at: afterSpace) { position = afterSpace }
        if bytes.has("No.", at: position) { position += 3 } else if bytes.has("Ｎｏ．", at: position) { position += 12 }
        let numberStart = position
        while position < bytes.count, Self.isNumberPart(bytes, at: position) {
            position += bytes.characterLength(at: position)
        }
        let isNumbered = position > numberStart
        let rest = bytes.skippingSpaces(from: position, to: bytes.count)
        let hasColon = rest < bytes.count && SpeakerLabel.isColon(in: bytes, at: rest)
        // `資料の確認` is prose; `別紙　名簿` is a material without a number.
        guard rest == bytes.count || rest > position || hasColon, isNumbered || rest < bytes.count else { return nil }
        let titleStart = hasColon ? rest + bytes.characterLength(at: rest) : rest
        self.init(
            label: text.slice(0..<position).halfWidth.withoutSpaces,
            title: text.slice(bytes.trimmed(titleStart..<bytes.count)))
    }

    /// Digits and letters of either width, hyphens between them, ①.
    private static func isNumberPart(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
        switch bytes.byte(at: offset) {
        case 0x30...0x39, 0x41...0x5A, 0x2D: return true
        default: break
        }
        switch bytes.triple(at: offset) {
        case 0xEF_BC_90...0xEF_BC_99, 0xEF_BC_A1...0xEF_BC_BA, 0xEF_BC_8D: return true  // ０-９ Ａ-Ｚ －
        case 0xE2_80_90...0xE2_80_95, 0xE2_88_92, 0xE2_91_A0...0xE2_91_B3: return true  // ‐-― − ①-⑳
        default: return false
        }
    }
}
