import BotCore
import CCurl

/// One POST in flight: the bytes to send, the bytes that came, and the handle that carries them.
///
/// libcurl holds a plain pointer to it; `CurlTransport` keeps it alive until the handle has left the multi handle.
final class Attempt {
    /// More of an answer's body than this tells nothing that a verdict needs.
    static let bodyLimit = 64 * 1024
    /// All header blocks of one attempt, so that a flood of 1xx answers ends too. libcurl 7.88 has no limit of its own.
    static let headLimit = 64 * 1024

    let easy: EasyHandle
    private var headerList: HeaderList?
    private var request: HTTPRequest?
    /// How much of the request's body libcurl has taken.
    private var bodyTaken = 0
    /// Whether libcurl ever asked for the request's body: from then on the server may have it.
    private var bodyWasAsked = false

    var head = ResponseHead()
    var body: [UInt8] = []
    var tooLarge = false

    /// Why the address guard refused, when it did.
    var refusedAddress: String?
    var opensSocket = false

    init() throws(CurlError) {
        easy = try EasyHandle.open()
    }

    /// Makes the attempt ready for `request`.
    func prepare(_ request: HTTPRequest, url: String, authorities: [UInt8]?) throws(CurlError) {
        clear()
        let headers = try HeaderList(
            // An empty value takes libcurl's own header away: no waiting for `100 Continue`, no form content type.
            ["Expect:", "Accept: */*"] + request.headers.map { "\($0.name): \($0.value)" })
        try setOptions(for: request, url: url, headers: headers, authorities: authorities)
        headerList = consume headers
        self.request = request
    }

    /// Lets go of what belonged to the last request; the handle can be used again.
    func clear() {
        easy.reset()
        headerList = nil
        request = nil
        bodyTaken = 0
        bodyWasAsked = false
        head = ResponseHead()
        body = []
        tooLarge = false
        refusedAddress = nil
        opensSocket = false
    }

    /// Hands out the next piece of the request's body, and gives its size.
    func takeBody(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard let request else { return Int(CURL_READFUNC_ABORT) }
        bodyWasAsked = true
        let piece = request.body[bodyTaken...].prefix(buffer.count)
        buffer.copyBytes(from: piece)
        bodyTaken += piece.count
        return piece.count
    }

    /// The verdict, once libcurl has ended the transfer with `code`.
    func answer(code: CURLcode) -> HTTPAnswer? {
        guard let request else { return nil }
        let status = easy.number(CURLINFO_RESPONSE_CODE)
        return HTTPAnswer(
            id: request.id, status: status == 0 ? nil : status, headers: head.fields, body: body,
            failure: code == CURLE_OK ? nil : failure(code: code, hasProxy: request.endpoint.proxy != nil))
    }

    private func failure(code: CURLcode, hasProxy: Bool) -> TransportFailure {
        // A proxy's CONNECT counts as request bytes too, so behind a proxy only the body tells.
        let arrived = bodyWasAsked || (!hasProxy && easy.number(CURLINFO_REQUEST_SIZE) > 0)
        if tooLarge {
            return TransportFailure(
                reason: .responseTooLarge, code: Int(code.rawValue), requestMayHaveArrived: arrived,
                message: "The endpoint answered with more than 64 KiB.")
        }
        if let refusedAddress, !opensSocket {
            return TransportFailure(
                reason: .addressRefused, code: Int(code.rawValue), requestMayHaveArrived: false,
                message: "The endpoint's address is \(refusedAddress); only `allowPrivate: true` lets it be called.")
        }
        return TransportFailure(
            code, requestMayHaveArrived: arrived, proxyStatus: easy.number(CURLINFO_HTTP_CONNECTCODE))
    }
}
