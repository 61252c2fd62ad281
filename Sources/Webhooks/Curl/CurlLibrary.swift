import CCurl
import Glibc

/// libcurl's process-wide set-up, done once, before the first handle.
enum CurlLibrary {
    /// Libcurl's own number for a set-up that failed; 0 when it stands.
    static let state: UInt32 = {
        // OpenSSL would write every session key to the file that this variable names.
        unsetenv("SSLKEYLOGFILE")
        // CURLOPT_NOSIGNAL leaves SIGPIPE to the program: a peer that closes during a TLS write must not end the bot.
        signal(SIGPIPE, SIG_IGN)
        ccurl_keep_heap()
        return curl_global_init(Int(CURL_GLOBAL_DEFAULT)).rawValue
    }()
}

/// The transport could not be set up, or its wait broke: an error of this machine, never of an endpoint.
package struct CurlError: Error, Equatable, CustomStringConvertible {
    package var doing: String
    package var code: Int

    package var description: String { "libcurl failed while \(doing) (number \(code))." }
}
