import Glibc

/// What the whole process needs before libcurl is at work.
enum CurlLibrary {
    static func prepare() {
        // OpenSSL would write every session key to the file that this variable names.
        unsetenv("SSLKEYLOGFILE")
        // CURLOPT_NOSIGNAL leaves SIGPIPE to the program: a peer that closes during a TLS write must not end the bot.
        signal(SIGPIPE, SIG_IGN)
    }
}

/// The transport could not be set up, or its wait broke: an error of this machine, never of an endpoint.
package struct CurlError: Error, Equatable, CustomStringConvertible {
    package var doing: String
    package var code: Int

    package var description: String { "libcurl failed while \(doing) (number \(code))." }
}
