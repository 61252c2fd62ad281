import ArgumentParser
import BotCore

/// What a URL on the command line may be.
struct FetchOptions: ParsableArguments {
    @Flag(name: .customLong("allow-http"), help: "Fetch over plain http:// (anybody on the way could change it).")
    var allowHTTP = false

    @Flag(name: .customLong("allow-private"), help: "Fetch from this machine and from private networks.")
    var allowPrivate = false

    /// The page that a URL names. Throws a sentence that names the option to add.
    func page(_ argument: String) throws -> Page {
        let address: WebAddress
        do {
            address = try WebAddress(argument)
        } catch {
            throw CommandFailure("\(argument.hasUserInfo ? "This URL" : argument) cannot be fetched. \(error)")
        }
        let missing = [
            address.scheme == "http" && !allowHTTP ? "--allow-http" : nil,
            address.isPrivate && !allowPrivate ? "--allow-private" : nil,
        ].compactMap { $0 }
        let reason =
            switch missing.count {
            case 0: ""
            case 2: "is plain http and in a private network"
            default: missing == ["--allow-http"] ? "is plain http, not https" : "is in a private network"
            }
        guard missing.isEmpty else {
            throw CommandFailure("\(address.text) \(reason). If that is meant, add: \(missing.joined(separator: " "))")
        }
        return Page(address: address, allowHTTP: allowHTTP, allowPrivate: allowPrivate)
    }
}

extension String {
    /// Whether it may hold a password, which no message repeats.
    fileprivate var hasUserInfo: Bool { contains("@") }
}
