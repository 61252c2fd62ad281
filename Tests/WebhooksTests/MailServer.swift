import Foundation
import Synchronization

/// A mail server that takes letters, or answers a command as it is told.
final class MailServer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let replies: [String: String]
    private let log = Mutex<(commands: [String], letters: [String])>(([], []))

    /// - Parameter replies: By the command's first word (`DATA`, `RCPT`, `.`); an empty one hangs up.
    init(_ replies: [String: String] = [:]) throws {
        self.replies = replies
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread { [self] in serve() }.start()
    }

    var commands: [String] { log.withLock { $0.commands } }
    var letters: [String] { log.withLock { $0.letters } }

    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve() {
        while true {
            let peer = accept(listener, nil, nil)
            guard peer >= 0 else { break }
            talk(with: peer)
            close(peer)
        }
        close(listener)
    }

    private func talk(with peer: Int32) {
        var buffer: [UInt8] = []
        func say(_ text: String) -> Bool {
            let bytes = Array((text + "\r\n").utf8)
            return send(peer, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
        }
        func line() -> String? {
            while true {
                if let end = buffer.firstRange(of: Array("\r\n".utf8)) {
                    let line = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
                    buffer.removeSubrange(..<end.upperBound)
                    return line
                }
                var piece = [UInt8](repeating: 0, count: 4096)
                let count = recv(peer, &piece, piece.count, 0)
                guard count > 0 else { return nil }
                buffer += piece[..<count]
            }
        }
        guard say("220 mail.example.jp ESMTP") else { return }
        while let command = line() {
            log.withLock { $0.commands.append(command) }
            let word = command.split(separator: " ").first.map(String.init)?.uppercased() ?? ""
            let usual = [
                "EHLO": "250-mail.example.jp\r\n250 AUTH PLAIN LOGIN", "AUTH": "235 ok", "DATA": "354 go on",
                "QUIT": "221 bye",
            ]
            if word == "AUTH", command.split(separator: " ").count == 2 {
                // The password comes on a line of its own.
                guard say("334 "), let password = line() else { return }
                log.withLock { $0.commands.append(password) }
            }
            let reply = replies[word] ?? usual[word] ?? "250 ok"
            guard !reply.isEmpty, say(reply) else { return }
            guard word == "DATA", reply.hasPrefix("354") else { continue }
            var letter: [String] = []
            while let text = line(), text != "." {
                letter.append(text.hasPrefix(".") ? String(text.dropFirst()) : text)
            }
            log.withLock { $0.letters.append(letter.joined(separator: "\r\n")) }
            let end = replies["."] ?? "250 taken"
            guard !end.isEmpty, say(end) else { return }
        }
    }
}
