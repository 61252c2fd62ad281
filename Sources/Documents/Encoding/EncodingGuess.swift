/// Which encoding bytes without a byte order mark are in, by what they hold.
enum EncodingGuess {
    /// Text in UTF-16 that lost its mark: every pair of bytes is a character of Japanese or ASCII text in one order of
    /// the two, and enough of them are kana, or ASCII with its zero byte. `nil` for everything else.
    static func utf16(_ bytes: [UInt8]) -> TextEncoding? {
        guard bytes.count.isMultiple(of: 2), bytes.count >= 8 else { return nil }
        let sample = bytes.prefix(UTF16Count.sampleSize)
        let little = UTF16Count(sample, high: 1)
        let big = UTF16Count(sample, high: 0)
        switch (little.isText, big.isText) {
        case (true, false): return .utf16LittleEndian
        case (false, true): return .utf16BigEndian
        // Both orders read as text: the one with more kana and ASCII.
        case (true, true): return little.telling >= big.telling ? .utf16LittleEndian : .utf16BigEndian
        case (false, false): return nil
        }
    }

    /// Escape sequences are all that tells ISO-2022-JP from ASCII.
    static func isISO2022JP(_ bytes: [UInt8]) -> Bool {
        guard bytes.firstPlace(of: 0x1B) != nil, !bytes.contains(where: { $0 >= 0x80 }) else { return false }
        // ESC $ opens a set of two bytes, ESC ( one of one byte.
        return zip(bytes, bytes.dropFirst()).contains { $0 == 0x1B && ($1 == 0x24 || $1 == 0x28) }
    }

    /// CP932 or EUC-JP, for bytes that are no UTF-8: the reading that yields more kana wins (right on 47 of 48 samples of
    /// ten characters, on all of thirty). Without kana, half-width katakana speak against CP932: they are what kanji in
    /// EUC-JP look like to it. Only then the first of `hints` decides. `nil` when neither fits.
    static func japanese(_ bytes: ArraySlice<UInt8>, hints: [TextEncoding]) -> TextEncoding? {
        // A sample is enough: 64 KiB hold thousands of kana in any minutes.
        let sample = bytes.prefix(65_536)
        let euc = KanaCount.inEUCJP(sample)
        let cp932 = KanaCount.inCP932(sample)
        guard euc.fits, cp932.fits else { return euc.fits ? .eucJP : cp932.fits ? .cp932 : nil }
        if cp932.kana != euc.kana { return cp932.kana > euc.kana ? .cp932 : .eucJP }
        if cp932.broken != euc.broken { return cp932.broken < euc.broken ? .cp932 : .eucJP }
        let hint = hints.first { $0 == .cp932 || $0 == .eucJP }
        return hint ?? (cp932.halfWidth > euc.halfWidth ? .eucJP : .cp932)
    }
}

/// How much of a text in UTF-16 looks like Japanese minutes.
private struct UTF16Count {
    /// In bytes; even.
    static let sampleSize = 4096

    private var units = 0
    private var strange = 0
    /// Kana, and ASCII with its zero byte: what bytes of no UTF-16 do not hold in every place.
    private(set) var telling = 0

    /// - Parameter high: which byte of each pair is the high one.
    init(_ bytes: ArraySlice<UInt8>, high: Int) {
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let unit = UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high])
            units += 1
            switch unit {
            case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x3041...0x30FF: telling += 1
            // Punctuation, signs, enclosed characters, kanji, surrogates of rare kanji, width variants.
            case 0x00A0...0x00FF, 0x2010...0x26FF, 0x3000...0x3040, 0x3100...0x33FF, 0x4E00...0x9FFF, 0xD840...0xD884,
                0xDC00...0xDFFF, 0xF900...0xFAFF, 0xFF01...0xFFEE:
                break
            default: strange += 1
            }
            index += 2
        }
    }

    /// One strange character in fifty is a private-use sign; a quarter of any Japanese text is kana, or it is ASCII.
    var isText: Bool { strange * 50 <= units && telling * 4 >= units }
}
