import Foundation

/// A request as a judge sees it.
struct Incoming {
    var method: String
    /// Behind the service's name.
    var path: String
    var query: [String: String]
    /// Names in lower case.
    var headers: [String: String]
    var body: Data
    /// Its place among what came: services name what they post, and so do the judges.
    var number = 1
    /// The threads that were begun, as the service named them.
    var threads: Set<String> = []

    /// The body as JSON, when the content type says so, too.
    var json: Tree? {
        guard headers["content-type"]?.lowercased().hasPrefix("application/json") == true, let tree = Tree.read(body),
            tree.isObject
        else { return nil }
        return tree
    }

    /// The body as a form, when the content type says so, too.
    var form: [String: String]? {
        guard headers["content-type"]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else {
            return nil
        }
        var fields: [String: String] = [:]
        for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2,
                let value = sides[1].replacingOccurrences(of: "+", with: " ").removingPercentEncoding
            else { return nil }
            fields[String(sides[0])] = value
        }
        return fields
    }
}

extension Judgement {
    static func refused(_ status: Int, _ body: String, _ problems: [String], _ sight: Sight = Sight()) -> Judgement {
        Judgement(answer: ServiceAnswer(status: status, body: body), problems: problems, sight: sight)
    }

    /// `body` when no rule is broken, else a refusal.
    static func verdict(_ problems: [String], _ sight: Sight, body: String, refusal: (Int, String)) -> Judgement {
        problems.isEmpty
            ? Judgement(answer: ServiceAnswer(status: 200, body: body), sight: sight)
            : refused(refusal.0, refusal.1, problems, sight)
    }
}
