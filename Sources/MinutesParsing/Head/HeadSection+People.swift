import JapaneseText
import MinutesModel

/// Whose list follows: the houses say it in as many ways as there are houses.
extension HeadSection {
    static func listOf(_ word: String) -> HeadSection? {
        // 14 characters of three bytes.
        guard word.utf8.count <= 42 else { return nil }
        if word.hasPrefix("出席"), word.hasSuffix("職員") { return .secretariat }
        let people = ["委員", "議員", "員", "者"]
        if word.hasPrefix("出席"), people.contains(where: word.hasSuffix) { return .attendees }
        if word.hasPrefix("欠席"), people.contains(where: word.hasSuffix) { return .absentees }
        return word.hasSuffix("側出席者") ? .explainers : nil
    }

    /// `地方自治法第１２１条第１項の規定により説明のため出席した者`: who was there is told in as many ways as there are houses.
    static func listOfPeople(_ text: String) -> (section: HeadSection, value: String)? {
        // `出席議員は、13名で次のとおりである。`
        if text.utf8.count <= 120, text.hasSuffix("次のとおりである。") || text.hasSuffix("次のとおりです。") {
            if text.holds("説明のため") { return (.explainers, "") }
            if text.holds(anyOf: ["書記は", "職務のため", "事務局"]) { return (.secretariat, "") }
            for (word, section) in [("出席", HeadSection.attendees), ("欠席", .absentees)]
            where text.hasPrefix(word) && text.holds("は") {
                return (section, "")
            }
        }
        // 50 characters of three bytes; a name in the line makes it an entry of such a list.
        guard text.utf8.count <= 150, text.holds("出席"), !text.holds(anyOf: ["。", "、"]) else { return nil }
        if text.holds("説明のため") { return (.explainers, "") }
        return text.holds("職務のため") ? (.secretariat, "") : nil
    }

    /// `出席議員は、13名で次のとおりである。`, `本会議の書記は、次のとおりである。`: the sentence says whose list follows.
    static func sentenceBeforeList(_ text: String) -> (section: HeadSection, value: String)? {
        // 60 characters of three bytes.
        guard text.utf8.count <= 180, text.holds(anyOf: ["次のとおり", "次の通り"]) else { return nil }
        let words: [(String, HeadSection)] = [
            ("欠席", .absentees), ("説明のため", .explainers), ("説明員", .explainers), ("書記", .secretariat),
            ("職務のため", .secretariat),
            ("事務局", .secretariat), ("出席", .attendees), ("応招", .attendees), ("に付した", .agenda),
        ]
        return words.first { text.holds($0.0) }.map { ($0.1, "") }
    }

    /// `説明のため出席した者の職氏名` → `説明のため出席した者`.
    static func withoutTail(_ word: String) -> String {
        let tails = ["の職氏名", "の職・氏名", "及び職氏名", "の職名及び氏名", "職氏名", "の氏名", "氏名", "名簿", "は次のとおり"]
        guard let tail = tails.first(where: { word.hasSuffix($0) && word != $0 }) else { return word }
        return String(word.dropLast(tail.count))
    }
}
