/// The beginning of an id, as tables show it and commands take it. Eight digits of a hash: among 10,000 ids a given one
/// has a namesake once in half a million times, and the command then says so.
enum ShortID {
    private static let digits = 8

    static func commitment(_ id: String) -> String { String(id.prefix(digits)) }

    static func delivery(_ id: String) -> String { String(id.prefix("msg_".count + digits)) }
}
