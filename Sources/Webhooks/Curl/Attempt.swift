import BotCore
import CCurl

/// One POST or GET in flight: the bytes to send, the bytes that came, and the handle that carries them.
///
/// libcurl holds a plain pointer to it; `CurlTransport` keeps it alive until the handle has left the multi handle.
final class Attempt {
    /// More of an answer's body than this tells nothing that a verdict needs.
    static let bodyLimit = 64 * 1024
    /// All header blocks of one attempt, so that a flood of 1xx answers ends too. libcurl 7.88 has no limit of its own.
    static let headLimit = 64 * 1024

    let easy: EasyHandle
    private enum Job {
        case post(HTTPRequest)
        case get(FetchRequest)
    }
    /// What the handle's options stand at, where the next POST to the same place needs a head and a body and nothing else:
    /// the thirty other options cost as much as a fifth of an attempt.
    private var standing: Reach?
    /// libcurl's options point to it until the next one is set.
    private var headerList: HeaderList?
    private let sent = HeldBytes()
    /// Of a letter.
    private var recipients: HeaderList?
    private var letterTaken = 0
    private var job: Job?
    /// Whether the request's bytes began to leave, behind a proxy's CONNECT: from then on the server may have them.
    private var hasBegun = false
    /// libcurl wanted to send a POST a second time, because its kept connection had died.
    private(set) var wasRefusedAgain = false

    var head = ResponseHead()
    var body: [UInt8] = []
    /// How much of an answer's body is taken.
    private(set) var bodyLimit = Attempt.bodyLimit
    var tooLarge = false

    /// Why the address guard refused, when it did.
    var refusedAddress: String?
    var opensSocket = false

    init() throws(CurlError) {
        easy = try EasyHandle.open()
    }

    var isFetch: Bool {
        if case .get = job { true } else { false }
    }

    /// Where a POST goes that the next one can follow without setting every option again; `nil` for what comes once.
    var place: String? { standing?.url }

    /// Makes the attempt ready for one POST.
    func prepare(_ request: HTTPRequest, url: String, trust: Trust) throws(CurlError) {
        // An empty value takes libcurl's own header away: no waiting for `100 Continue`.
        let headers = try HeaderList(["Expect:"] + Self.lines(request.headers))
        let endpoint = request.endpoint
        let reach = Reach(
            url: url, allowHTTP: endpoint.allowHTTP, allowPrivate: endpoint.allowPrivate, trust: trust,
            proxy: endpoint.proxy, timeout: endpoint.timeout)
        let isPlain = request.envelope == nil && request.method == .post
        if isPlain, standing == reach {
            forget()
            try easy.setHeaders(headers)
        } else {
            clear()
            try setOptions(reach, headers: headers)
        }
        if let envelope = request.envelope {
            recipients = try setEnvelope(envelope, allowsPlain: endpoint.allowHTTP)
        } else {
            sent.hold(request.body)
            try easy.setBody(sent.bytes)
            if request.method != .post { try easy.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue) }
        }
        headerList = consume headers
        standing = isPlain ? reach : nil
        job = .post(request)
    }

    /// Makes the attempt ready for one GET.
    func prepare(_ request: FetchRequest, userAgent: String, trust: Trust) throws(CurlError) {
        clear()
        bodyLimit = request.limits.body
        let headers = try HeaderList(["Accept: */*", "User-Agent: \(userAgent)"] + Self.lines(request.headers))
        let reach = Reach(
            url: request.url, allowHTTP: request.allowHTTP, allowPrivate: request.allowPrivate,
            trust: trust, proxy: request.proxy, timeout: request.limits.timeout)
        try setOptions(reach, headers: headers)
        try setFetching(request.limits)
        headerList = consume headers
        job = .get(request)
    }

    private static func lines(_ headers: [(name: String, value: String)]) -> [String] {
        headers.map { "\($0.name): \($0.value)" }
    }

    /// Lets go of what belonged to the last request; the handle can be used again.
    func finish() {
        if standing == nil { clear() } else { forget() }
    }

    /// Takes every option back.
    private func clear() {
        easy.reset()
        headerList = nil
        standing = nil
        forget()
    }

    private func forget() {
        recipients = nil
        letterTaken = 0
        job = nil
        hasBegun = false
        wasRefusedAgain = false
        head = ResponseHead()
        body = []
        bodyLimit = Self.bodyLimit
        tooLarge = false
        refusedAddress = nil
        opensSocket = false
    }

    /// Whether the request may be sent on the connection that stands: a POST once, a GET as often as libcurl likes.
    func beginsRequest() -> Bool {
        wasRefusedAgain = hasBegun && !isFetch
        // A letter leaves when it is asked for, behind the envelope.
        hasBegun = hasBegun || recipients == nil
        return !wasRefusedAgain
    }

    /// Hands out the next piece of a letter, and gives its size.
    func takeLetter(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard case .post(let request) = job else { return Int(CURL_READFUNC_ABORT) }
        hasBegun = true
        let piece = request.body[letterTaken...].prefix(buffer.count)
        buffer.copyBytes(from: piece)
        letterTaken += piece.count
        return piece.count
    }

    /// What a transfer came to.
    enum End {
        case post(HTTPAnswer)
        case get(HTTPAnswer)
    }

    /// The verdict, once libcurl has ended the transfer with `code`.
    func end(code: CURLcode) -> End? {
        let status = easy.number(CURLINFO_RESPONSE_CODE)
        func answer(_ id: Int64, _ peer: Peer) -> HTTPAnswer {
            HTTPAnswer(
                id: id, status: status == 0 ? nil : status, headers: head.fields, body: body,
                failure: code == CURLE_OK ? nil : failure(code: code, peer))
        }
        switch job {
        case .post(let request):
            return .post(answer(request.id, .endpoint))
        case .get(let request):
            var answer = answer(request.id, .server)
            answer.redirect = easy.text(CURLINFO_REDIRECT_URL)
            return .get(answer)
        case nil: return nil
        }
    }

    private func failure(code: CURLcode, _ peer: Peer) -> TransportFailure {
        let arrived = hasBegun
        if wasRefusedAgain {
            return TransportFailure(
                reason: .reset, code: Int(code.rawValue), requestMayHaveArrived: true,
                message: "\(peer.name) closed a kept connection without an answer.")
        }
        if tooLarge {
            let limit = bodyLimit < 1 << 20 ? "\(bodyLimit >> 10) KiB" : "\(bodyLimit >> 20) MiB"
            return TransportFailure(
                reason: .responseTooLarge, code: Int(code.rawValue), requestMayHaveArrived: arrived,
                message: "\(peer.name) answered with more than \(limit).")
        }
        if let refusedAddress, !opensSocket {
            return TransportFailure(
                reason: .addressRefused, code: Int(code.rawValue), requestMayHaveArrived: false,
                message: "\(peer.name)'s address is \(refusedAddress); only \(peer.opening) lets it be called.")
        }
        return TransportFailure(
            code, requestMayHaveArrived: arrived, proxyStatus: easy.number(CURLINFO_HTTP_CONNECTCODE), peer: peer)
    }
}

/// Who is at the other end, for sentences.
enum Peer {
    case endpoint, server

    var name: String { self == .endpoint ? "The endpoint" : "The server" }
    /// What opens private networks.
    var opening: String { self == .endpoint ? "`allowPrivate: true`" : "`allowPrivate: true` (--allow-private)" }
}
