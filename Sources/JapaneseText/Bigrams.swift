/// Text cut for an index of two letters at a time: Japanese has no spaces, and most of its words have two letters.
///
/// Runs of Japanese letters give every pair of neighbours and, so that a word of one letter is found at their end, too,
/// their last letter. Latin words and numbers stay whole.
package enum Bigrams {
    /// What stands in the index for a text, each followed by a space.
    package static func index(of text: String) -> String {
        var terms: [UInt8] = []
        for run in runs(of: Folding.fold(text).bytes) {
            guard run.isJapanese else {
                terms += run.bytes + [0x20]
                continue
            }
            let letters = letters(of: run.bytes)
            for index in letters.indices {
                terms += letters[index]
                if index + 1 < letters.count { terms += letters[index + 1] }
                terms.append(0x20)
            }
        }
        return String(decoding: terms, as: UTF8.self)
    }

    /// What all has to stand in the index where a word stands in the text. A term that `isBeginning` is enough of its
    /// kind at the beginning of another.
    package static func terms(ofFolded word: [UInt8]) -> [(term: String, isBeginning: Bool)] {
        runs(of: word).flatMap { run -> [(term: String, isBeginning: Bool)] in
            guard run.isJapanese else { return [(String(decoding: run.bytes, as: UTF8.self), false)] }
            let letters = letters(of: run.bytes)
            guard letters.count > 1 else { return [(String(decoding: run.bytes, as: UTF8.self), true)] }
            return (1..<letters.count).map {
                (String(decoding: letters[$0 - 1] + letters[$0], as: UTF8.self), false)
            }
        }
    }

    private struct Run {
        var isJapanese: Bool
        var bytes: [UInt8]
    }

    private static func runs(of folded: [UInt8]) -> [Run] {
        var runs: [Run] = []
        var continues = false
        folded.withUnsafeBufferPointer { bytes in
            var position = 0
            while position < bytes.count {
                let (code, length) = UTF8Bytes.character(bytes, at: position)
                let isJapanese = Kana.isJapanese(code)
                defer { position += length }
                guard isJapanese || Kana.isLatinOrDigit(code) || (0xC0...0x24F).contains(code) else {
                    continues = false
                    continue
                }
                let letter = bytes[position..<position + length]
                if continues, runs[runs.count - 1].isJapanese == isJapanese {
                    runs[runs.count - 1].bytes += letter
                } else {
                    runs.append(Run(isJapanese: isJapanese, bytes: Array(letter)))
                    continues = true
                }
            }
        }
        return runs
    }

    private static func letters(of bytes: [UInt8]) -> [[UInt8]] {
        var letters: [[UInt8]] = []
        for byte in bytes {
            if byte & 0xC0 == 0x80 { letters[letters.count - 1].append(byte) } else { letters.append([byte]) }
        }
        return letters
    }
}
