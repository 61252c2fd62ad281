import CCurl

/// Owns one easy handle.
struct EasyHandle: ~Copyable {
    let raw: UnsafeMutableRawPointer

    static func open() throws(CurlError) -> EasyHandle {
        guard let raw = ccurl_easy_init() else { throw CurlError(doing: "making a handle", code: 0) }
        return EasyHandle(raw: raw)
    }

    private init(raw: UnsafeMutableRawPointer) {
        self.raw = raw
    }

    deinit { ccurl_easy_cleanup(raw) }

    /// Forgets every option; connections and sessions live on in the multi handle.
    func reset() { ccurl_easy_reset(raw) }

    func set(_ option: CURLoption, _ value: Int) throws(CurlError) {
        try check(ccurl_set_long(raw, option, value))
    }

    func set(_ option: CURLoption, size: Int) throws(CurlError) {
        try check(ccurl_set_offset(raw, option, curl_off_t(size)))
    }

    func set(_ option: CURLoption, _ value: String?) throws(CurlError) {
        try check(ccurl_set_string(raw, option, value))
    }

    func set(_ option: CURLoption, bytes: [UInt8]) throws(CurlError) {
        try check(bytes.withUnsafeBytes { ccurl_set_bytes(raw, option, $0.baseAddress, $0.count) })
    }

    /// A body that stays where it is leaves in one piece with the head; through a read callback each would take a system
    /// call and a packet of its own. It must outlive the transfer.
    func setBody(_ bytes: UnsafeRawBufferPointer) throws(CurlError) {
        try set(CURLOPT_POST, 1)
        try set(CURLOPT_POSTFIELDSIZE_LARGE, size: bytes.count)
        try check(ccurl_set_body(raw, bytes.baseAddress))
    }

    func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer) throws(CurlError) {
        try check(ccurl_set_pointer(raw, option, pointer))
    }

    /// The list must outlive the transfer.
    func setHeaders(_ list: borrowing HeaderList) throws(CurlError) {
        try check(ccurl_set_list(raw, CURLOPT_HTTPHEADER, list.raw))
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        return ccurl_get_long(raw, info, &value) == CURLE_OK ? value : 0
    }

    func text(_ info: CURLINFO) -> String? {
        var value: UnsafePointer<CChar>?
        guard ccurl_get_string(raw, info, &value) == CURLE_OK else { return nil }
        return value.map { String(cString: $0) }
    }

    func check(_ code: CURLcode) throws(CurlError) {
        guard code == CURLE_OK else { throw CurlError(doing: "setting an option", code: Int(code.rawValue)) }
    }
}

/// Owns the header lines of one request.
struct HeaderList: ~Copyable {
    private(set) var raw: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [String]) throws(CurlError) {
        raw = nil
        for line in lines {
            guard let longer = ccurl_list_append(raw, line) else {
                throw CurlError(doing: "listing headers", code: Int(CURLE_OUT_OF_MEMORY.rawValue))
            }
            raw = longer
        }
    }

    deinit { ccurl_list_free(raw) }
}
