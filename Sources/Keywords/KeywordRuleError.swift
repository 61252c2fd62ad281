/// A rule that cannot be followed.
package enum KeywordRuleError: Error, Equatable, CustomStringConvertible {
    case noRules
    /// Rules count from 1, in their order.
    case noName(rule: Int)
    case sameName(String)
    case noKeywords(rule: String)
    case emptyWord(rule: String, list: String)
    case nothingToMatch(rule: String, word: String)
    case aliasOfNothing(rule: String, keyword: String, keywords: [String])
    case nearAlone(rule: String)
    case negative(rule: String)
    case excludesItself(rule: String, keyword: String)

    package var description: String {
        switch self {
        case .noRules:
            "There are no keyword rules. Add one under 'rules', with a 'name' and the keywords under 'any'."
        case .noName(let number):
            "Keyword rule \(number) has no name. Give it one: it becomes the topic that routes match on."
        case .sameName(let name):
            "Two keyword rules are called '\(name)'. Rename one, or put their keywords into one rule."
        case .noKeywords(let rule):
            "Keyword rule '\(rule)' has no keywords. List them under 'any' (one is enough), 'all' (all in one speech) or 'near' (all in a few words)."
        case .emptyWord(let rule, let list):
            "Keyword rule '\(rule)' has an empty word under '\(list)'. Remove it."
        case .nothingToMatch(let rule, let word):
            "Keyword rule '\(rule)' lists '\(word)', which has no letters to look for. Remove it."
        case .aliasOfNothing(let rule, let keyword, let keywords):
            "Keyword rule '\(rule)' has aliases for '\(keyword)', which is not among its keywords "
                + "(\(keywords.joined(separator: ", "))). Correct the spelling, or add it under 'any'."
        case .nearAlone(let rule):
            "Keyword rule '\(rule)' has one word under 'near'. List the words that must stand near each other, or use 'any'."
        case .negative(let rule):
            "Keyword rule '\(rule)' needs a 'within' above 0 and a 'coolDownDays' of 0 or more. Correct them."
        case .excludesItself(let rule, let keyword):
            "Keyword rule '\(rule)' both looks for '\(keyword)' and excludes it. Remove it from one of the lists."
        }
    }
}
