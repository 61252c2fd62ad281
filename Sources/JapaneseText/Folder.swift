import CICU

/// Walks over UTF-8 once. What stays as it is is copied in whole stretches; an `Edit` is noted only where lengths
/// change, so that a page of plain Japanese costs a copy and a handful of edits.
struct Folder {
    private(set) var result = FoldedText()
    private let longVowels: Folding.LongVowels
    /// Katakana and long vowel marks in a row up to here, in characters of the original.
    private var katakana = 0
    /// Where the last ヴ ended in the original: a small vowel may follow.
    private var vuEnd = -1
    /// `nil` where ICU's data cannot be read: then width and compatibility forms stay.
    private let normalizer = cicu_nfkc_casefold()

    init(longVowels: Folding.LongVowels) {
        self.longVowels = longVowels
    }

    mutating func fold(_ text: UnsafeBufferPointer<UInt8>) {
        result.bytes.reserveCapacity(text.count)
        KanjiVariants.table.withUnsafeBufferPointer { variants in
            var start = 0
            var position = 0
            while position < text.count {
                let lead = text[position]
                let length = Int(UTF8Bytes.length(lead: lead))
                guard position + length <= text.count else { break }
                if isPlain(text, at: position, lead: lead, variants: variants) {
                    position += length
                    continue
                }
                result.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<position]))
                position = change(text, from: position, variants: variants)
                start = position
            }
            result.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
        }
    }

    /// Whether the character stays as it is. Keeps count of the katakana on the way.
    @inline(__always)
    private mutating func isPlain(
        _ text: UnsafeBufferPointer<UInt8>, at position: Int, lead: UInt8, variants: UnsafeBufferPointer<UInt16>
    ) -> Bool {
        switch lead {
        case 0x41...0x5A, 0x20:
            return false
        case 0x2D where katakana > 0, 0x3D where katakana > 0:
            return false
        case 0..<0x80:
            katakana = 0
            return true
        case 0xE3:
            let code = UTF8Bytes.threeByteCode(text, at: position)
            switch code {
            case 0x3001...0x301B, 0x3041...0x3096:
                katakana = 0
                return true
            case 0x30A1...0x30FA:
                guard !Kana.isSmall(code), code != Kana.vu else { return false }
                katakana += 1
                return true
            default:
                return false
            }
        case 0xE4...0xE9:
            let code = UTF8Bytes.threeByteCode(text, at: position)
            guard code >= KanjiVariants.first, variants[Int(code - KanjiVariants.first)] == 0 else { return false }
            katakana = 0
            return true
        default:
            return false
        }
    }

    /// Folds the character at `position` and returns where the next one starts.
    private mutating func change(
        _ text: UnsafeBufferPointer<UInt8>, from position: Int, variants: UnsafeBufferPointer<UInt16>
    ) -> Int {
        let (code, length) = UTF8Bytes.character(text, at: position)
        let end = position + length
        if code == 0x20 || code == 0x3000 || code == 0xA0 { return space(text, from: position, to: end) }
        if code == 0x2D || Kana.isDash(code) {
            let next = end < text.count ? UTF8Bytes.character(text, at: end).code : nil
            emit(standsForLongVowel(code, before: next) ? Kana.longVowel : 0x2D, original: position..<end)
            return end
        }
        if Kana.isEqualsSign(code), katakana > 0, end < text.count,
            Kana.isKatakana(UTF8Bytes.character(text, at: end).code)
        {
            // パブリック＝コメント: the sign joins the parts of a word, as the middle dot does.
            emit(Kana.middleDot, original: position..<end)
            return end
        }
        if code < 0x80 || Kana.isKatakana(code) || code == Kana.longVowel || Kana.isMiddleDot(code)
            || KanjiVariants.replacement(of: code, in: variants) != nil
        {
            emit(code, original: position..<end)
            return end
        }
        guard let normalizer, cicu_is_inert(normalizer, code) == 0 else {
            emit(code, original: position..<end)
            return end
        }
        if cicu_starts_afresh(normalizer, code) == 0, let last = takeBack(until: position) {
            // が written as か and a mark of its own, or ﾊﾞ: the two are one.
            if Kana.isKatakana(last.code) { katakana -= 1 }
            compose([last.code, code], original: last.original.lowerBound..<end)
        } else {
            compose([code], original: position..<end)
        }
        return end
    }

    private mutating func compose(_ codes: [UInt32], original: Range<Int>) {
        let normalized = Normalization.apply(normalizer, codes)
        guard normalized.count != 1 else { return emit(normalized[0], original: original) }
        let start = result.bytes.count
        for code in normalized where !(code == Kana.longVowel && passesLongVowel()) {
            katakana = Kana.isKatakana(code) ? katakana + 1 : 0
            append(KanjiVariants.replacement(of: code) ?? Kana.large(code))
        }
        note(folded: start..<result.bytes.count, original: original)
    }

    /// Counts a long vowel mark after katakana; whether it is dropped.
    private mutating func passesLongVowel() -> Bool {
        guard katakana > 0 else { return false }
        katakana += 1
        return longVowels == .dropped || katakana > 3
    }

    /// One folded character at most, for some bytes of the original.
    private mutating func emit(_ code: UInt32, original: Range<Int>) {
        let start = result.bytes.count
        let followsVu = vuEnd == original.lowerBound
        switch code {
        case _ where Kana.isMiddleDot(code):
            // The word goes on: マイナンバー・カード is マイナンバーカード.
            return note(folded: start..<start, original: original)
        case Kana.longVowel:
            if passesLongVowel() { return attach(original) }
            append(code)
        case Kana.vu:
            katakana += 1
            vuEnd = original.upperBound
            append(Kana.bu)
        case _ where Kana.isKatakana(code):
            katakana += 1
            if followsVu, let b = Kana.b(withSmall: code), let vu = takeBack(until: original.lowerBound) {
                append(b)
                let whole = vu.original.lowerBound..<original.upperBound
                return note(folded: result.bytes.count - 3..<result.bytes.count, original: whole)
            }
            // ヴュ is ビュ.
            if followsVu, [0x30E3, 0x30E5, 0x30E7].contains(code), let vu = takeBack(until: original.lowerBound) {
                append(Kana.bi)
                note(folded: result.bytes.count - 3..<result.bytes.count, original: vu.original)
                append(Kana.large(code))
                return note(folded: result.bytes.count - 3..<result.bytes.count, original: original)
            }
            append(Kana.large(code))
        default:
            katakana = 0
            append((0x41...0x5A).contains(code) ? code + 0x20 : KanjiVariants.replacement(of: code) ?? code)
        }
        note(folded: start..<result.bytes.count, original: original)
    }

    /// The space between two scripts (Web サイト) or two katakana words is a matter of taste; other spaces count, as one.
    private mutating func space(_ text: UnsafeBufferPointer<UInt8>, from position: Int, to firstEnd: Int) -> Int {
        var end = firstEnd
        var next: UInt32 = 0
        while end < text.count {
            let (code, length) = UTF8Bytes.character(text, at: end)
            next = code
            guard code == 0x20 || code == 0x3000 || code == 0xA0 else { break }
            end += length
        }
        let start = result.bytes.count
        let last = result.bytes.last ?? 0x20
        let joinsKatakana = katakana > 0 && (Kana.isKatakana(next) || (0xFF66...0xFF9D).contains(next))
        let joinsScripts =
            end < text.count
            && (joinsKatakana || UTF8Bytes.isLetterOrDigit(last) && Kana.isJapanese(next)
                || last >= 0x80
                    && (next < 0x80 ? UTF8Bytes.isLetterOrDigit(UInt8(next)) : (0xFF10...0xFF5A).contains(next)))
        if !joinsKatakana { katakana = 0 }
        if !joinsScripts { result.bytes.append(0x20) }
        note(folded: start..<result.bytes.count, original: position..<end)
        return end
    }

    /// Dashes stand for the long vowel mark inside katakana (マイナンバ―カード) and before what cannot start a new
    /// part (光ファイバ―の); before kanji or Latin letters they are dashes (タイ―日本).
    private func standsForLongVowel(_ code: UInt32, before next: UInt32?) -> Bool {
        guard katakana > 0 else { return false }
        // A hyphen of the keyboard is one unless katakana goes on: ﾏｲﾅﾝﾊﾞ-ｶｰﾄﾞ.
        if code == 0x2D { return next.map { Kana.isKatakana($0) || (0xFF66...0xFF9D).contains($0) } ?? false }
        guard let next else { return true }
        return !Kana.isDash(next) && !Kana.isKanji(next) && !Kana.isLatinOrDigit(next)
    }

    // MARK: The result's end

    private mutating func append(_ code: UInt32) {
        UTF8Bytes.append(code, to: &result.bytes)
    }

    /// Equal lengths keep running in parallel and need no edit.
    private mutating func note(folded: Range<Int>, original: Range<Int>) {
        guard folded.count != original.count else { return }
        result.edits.append(FoldedText.Edit(folded: folded, original: original))
    }

    /// The dropped mark belongs to the character before it: whoever finds サーバ in サーバー found all of it.
    private mutating func attach(_ original: Range<Int>) {
        guard let last = takeBack(until: original.lowerBound) else {
            return note(folded: result.bytes.count..<result.bytes.count, original: original)
        }
        let start = result.bytes.count
        append(last.code)
        note(folded: start..<result.bytes.count, original: last.original.lowerBound..<original.upperBound)
    }

    /// Removes the last folded character, which ends at `original` in the original.
    private mutating func takeBack(until original: Int) -> (code: UInt32, original: Range<Int>)? {
        guard let lead = result.bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return nil }
        if let edit = result.edits.last, edit.folded.upperBound == result.bytes.count {
            // Dropped characters stand between, or several folded characters came from one: leave them.
            guard edit.folded.lowerBound == lead else { return nil }
            result.edits.removeLast()
            return (remove(from: lead), edit.original)
        }
        let length = result.bytes.count - lead
        return (remove(from: lead), original - length..<original)
    }

    private mutating func remove(from lead: Int) -> UInt32 {
        let code = result.bytes.withUnsafeBufferPointer { UTF8Bytes.character($0, at: lead).code }
        result.bytes.removeSubrange(lead...)
        return code
    }
}

private enum Normalization {
    /// Up to two characters. The longest compatibility form has 18 UTF-16 units (U+FDFA).
    static func apply(_ normalizer: OpaquePointer?, _ codes: [UInt32]) -> [UInt32] {
        var text: [UInt16] = []
        for code in codes { UTF16Units.append(code, to: &text) }
        var count: Int32 = 0
        let units = [UInt16](unsafeUninitializedCapacity: 64) { buffer, initialized in
            count = cicu_normalize(normalizer, text, Int32(text.count), buffer.baseAddress, 64)
            initialized = max(0, Int(count))
        }
        return count < 0 ? codes : UTF16Units.codes(units)
    }
}
