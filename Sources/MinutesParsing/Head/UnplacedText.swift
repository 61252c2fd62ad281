import MinutesModel

/// The lines of the head that belong to no field: one warning for each block of them, so that nothing is lost.
struct UnplacedText {
    private(set) var warnings: [Warning] = []
    private var text = ""
    private var line = 0

    mutating func keep(_ text: String, line: Int) {
        if self.text.isEmpty {
            (self.text, self.line) = (text, line)
        } else {
            self.text += "\n"
            self.text += text
        }
    }

    mutating func endBlock() {
        guard !text.isEmpty else { return }
        let isProvisional = text.holds(anyOf: ["速報", "未定稿", "暫定版", "修正の可能性", "校正前"])
        warnings.append(
            isProvisional
                ? Warning(
                    line: line, code: "provisional", message: "The record says that it is provisional.", text: text)
                : Warning(
                    line: line, code: "unplacedLine",
                    message: "This text before the first speech belongs to no known field.", text: text))
        text = ""
    }
}
