/// Text that is UTF-8 but for a few bytes: cut in half by a download, or glued together from two files.
enum BrokenUTF8 {
    /// True when sequences of three bytes (kana and kanji) that are well formed outnumber the other high bytes ten to
    /// one: CP932 and EUC-JP text never comes near that.
    static func isLikely(_ bytes: [UInt8]) -> Bool {
        var good = 0
        var bad = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
            } else if (0xE0...0xEF).contains(byte), index + 2 < bytes.count, bytes[index + 1] & 0xC0 == 0x80,
                bytes[index + 2] & 0xC0 == 0x80
            {
                good += 1
                index += 3
            } else {
                bad += 1
                index += 1
            }
        }
        return good > bad * 10
    }
}
