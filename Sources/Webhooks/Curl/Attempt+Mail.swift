import BotCore
import CCurl

extension Attempt {
    /// Makes a letter of the request. What holds for POSTs holds here: the address guard, TLS 1.2, the deadline, a body
    /// that is sent once.
    ///
    /// - Parameter allowsPlain: Whether the server may do without TLS; otherwise STARTTLS must succeed.
    /// - Returns: The list that libcurl reads while it sends.
    func setEnvelope(_ envelope: HTTPRequest.Envelope, allowsPlain: Bool) throws(CurlError) -> HeaderList {
        let recipients = try HeaderList(envelope.to.map { "<\($0)>" })
        try easy.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try easy.set(CURLOPT_UPLOAD, 1)
        try easy.check(ccurl_set_transfer_callback(easy.raw, CURLOPT_READFUNCTION, letterCallback))
        try easy.set(CURLOPT_READDATA, pointer: context)
        // SMTP has no length before its body: libcurl reads until the callback ends.
        try easy.set(CURLOPT_INFILESIZE_LARGE, size: -1)
        try easy.set(CURLOPT_USE_SSL, Int(allowsPlain ? CURLUSESSL_TRY.rawValue : CURLUSESSL_ALL.rawValue))
        try easy.set(CURLOPT_MAIL_FROM, "<\(envelope.from)>")
        try easy.check(ccurl_set_list(easy.raw, CURLOPT_MAIL_RCPT, recipients.raw))
        if let user = envelope.user { try easy.set(CURLOPT_USERNAME, user) }
        if let password = envelope.password { try easy.set(CURLOPT_PASSWORD, password.reveal()) }
        return recipients
    }
}
