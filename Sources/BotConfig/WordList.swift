import PluginKit

/// A file of words, one a line, that a list of settings names: `any: [防災, { file: words/bosai.txt }]`. Empty lines and
/// lines that begin with # do not count.
struct WordList {
    /// As `kairan.yaml` itself; 10,000 words have 200 KB.
    static let limit = 4 << 20
    /// In letters: a line longer than this is a text, not a word.
    static let longestWord = 200

    /// Relative paths are below it.
    let folder: String

    /// Errors name the file and the line; `at` is where the configuration names the file.
    func words(in path: String, at place: ConfigProblem.Place?, _ problems: Problems) -> [String] {
        let bytes: [UInt8]
        do {
            bytes = try ConfigLoader.bytes(
                ofFile: Paths.absolute(path, below: folder), named: path, ifMissing: "Write one word a line.")
        } catch {
            problems.error(
                error.problems.first.map { "\(path): \($0.message)" } ?? "\(path) cannot be read.", at: place)
            return []
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            problems.error("\(path) is not UTF-8. Save it as UTF-8.", at: place)
            return []
        }
        var words: [String] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline })
            .enumerated()
        {
            var word = Substring(line)
            if number == 0, word.unicodeScalars.first == "\u{FEFF}" { word.unicodeScalars.removeFirst() }
            while word.first?.isWhitespace == true { word.removeFirst() }
            while word.last?.isWhitespace == true { word.removeLast() }
            guard !word.isEmpty, word.first != "#" else { continue }
            if word.count > Self.longestWord {
                problems.error("\(path):\(number + 1): A word of more than \(Self.longestWord) letters.", at: place)
            } else if word.unicodeScalars.contains(where: { $0.value < 0x20 }) {
                problems.error("\(path):\(number + 1): A word with a tab or a control character.", at: place)
            } else {
                words.append(String(word))
            }
        }
        if words.isEmpty { problems.error("\(path) holds no words. Write one a line.", at: place) }
        return words
    }
}
