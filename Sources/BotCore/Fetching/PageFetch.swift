/// One document's way over the web: from the URL that was asked for, over redirects, to its bytes. It decides; whoever
/// drives it sends the requests and waits.
///
/// libcurl follows no redirect for us, so that every hop is judged: never from https to http, never in a circle, and
/// `allowPrivate` opens the server that the operator wrote, not those that it points to.
package struct PageFetch: Sendable {
    /// Browsers stop at 20; a published document needs one or two (http to https, an old address to the new one).
    static let redirectLimit = 5

    package enum Step: Sendable, Equatable {
        /// Another hop: ask `request(id:)` for it.
        case follow
        case end(PageOutcome)
    }

    private let page: Page
    private let validators: PageValidators?
    private let limits: FetchRequest.Limits
    /// Where the next hop goes.
    package private(set) var address: WebAddress
    private var visited: [WebAddress]
    /// The document's address for good: as far as redirects were permanent. A temporary one may carry a key that
    /// expires, and is no link to show.
    private var lasting: WebAddress
    private var isLasting = true

    package init(_ page: Page, validators: PageValidators? = nil, limits: FetchRequest.Limits = .init()) {
        self.page = page
        self.validators = validators
        self.limits = limits
        address = page.address
        lasting = page.address
        visited = [page.address]
    }

    /// - Parameter spent: of the time that the whole fetch may take.
    package func request(id: Int64, spent: Duration = .zero) -> FetchRequest {
        // Some sites answer in English where nobody says otherwise.
        var headers: [(name: String, value: String)] = [("Accept-Language", "ja,en;q=0.5")]
        if let validators, validators.url == address.text {
            if let etag = validators.etag { headers.append(("If-None-Match", etag)) }
            if let date = validators.lastModified { headers.append(("If-Modified-Since", date)) }
        }
        var limits = limits
        limits.timeout = max(.seconds(1), limits.timeout - spent)
        return FetchRequest(
            id: id, url: address.text, headers: headers, allowHTTP: page.allowHTTP,
            allowPrivate: page.allowPrivate && isHome(address), caFile: page.caFile, proxy: page.proxy, limits: limits)
    }

    /// The host that the operator named, at its port or at the web's own: a page moves from http to https, but none moves
    /// to the database beside it.
    private func isHome(_ address: WebAddress) -> Bool {
        address.host == page.address.host && [page.address.port, 80, 443].contains(address.port)
    }

    package mutating func take(_ answer: HTTPAnswer, now: Instant) -> Step {
        if let failure = answer.failure {
            return .end(.failed(.transport(failure, at: address, isRedirected: visited.count > 1)))
        }
        switch answer.status {
        case 200, 203:
            return .end(.fetched(document(answer)))
        case 304 where validators?.url == address.text:
            return .end(.unchanged)
        case 301, 302, 303, 307, 308:
            return follow(answer)
        default:
            return .end(.failed(.status(answer, at: address, now: now)))
        }
    }

    private mutating func follow(_ answer: HTTPAnswer) -> Step {
        guard let text = answer.redirect, let target = try? WebAddress(text) else {
            return .end(.failed(.redirect("redirects to no address that can be fetched", answer, at: address)))
        }
        guard target.scheme == "https" || address.scheme == "http" else {
            return .end(.failed(.redirect("redirects from https to http, which is not followed", answer, at: address)))
        }
        guard !visited.contains(target) else {
            return .end(.failed(.redirect("redirects in a circle", answer, at: address)))
        }
        guard visited.count <= Self.redirectLimit else {
            let sentence = "redirects more than \(Self.redirectLimit) times"
            return .end(.failed(.redirect(sentence, answer, at: page.address)))
        }
        if answer.status != 301, answer.status != 308 { isLasting = false }
        if isLasting { lasting = target }
        address = target
        visited.append(target)
        return .follow
    }

    private func document(_ answer: HTTPAnswer) -> FetchedPage {
        let (etag, date) = (answer.headers["etag"], answer.headers["last-modified"])
        // What is not a plain word of ASCII would be no header when it is sent back.
        let isSound = [etag, date].allSatisfy { value in
            value.map { $0.utf8.count <= 1024 && $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } } ?? true
        }
        let validators =
            isSound && (etag != nil || date != nil)
            ? PageValidators(url: address.text, etag: etag, lastModified: date) : nil
        return FetchedPage(
            bytes: answer.body, url: lasting.text, name: lasting.documentName,
            charset: ContentType.charset(answer.headers["content-type"]), validators: validators)
    }
}

package enum PageOutcome: Sendable, Equatable {
    case fetched(FetchedPage)
    /// The server says that it is as it was.
    case unchanged
    case failed(PageFailure)
}

/// A document as it came over the web.
package struct FetchedPage: Sendable, Equatable {
    package var bytes: [UInt8]
    /// Where it stands, to be linked.
    package var url: String
    package var name: String
    /// What the server says its encoding is.
    package var charset: String?
    package var validators: PageValidators?
}

/// The `Content-Type` header.
enum ContentType {
    /// `text/html; charset="Shift_JIS"` → `Shift_JIS`; `nil` when there is none that can be a name.
    static func charset(_ header: String?) -> String? {
        guard let header else { return nil }
        for parameter in header.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.trimmed }
            guard parts.count == 2, parts[0].lowercased() == "charset" else { continue }
            let name = parts[1].filter { $0 != "\"" && $0 != "'" }
            // IANA's names have at most 40 characters (RFC 2978).
            let isName = name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "-_.:+".utf8.contains(byte)
            }
            return isName && (1...40).contains(name.utf8.count) ? name : nil
        }
        return nil
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
