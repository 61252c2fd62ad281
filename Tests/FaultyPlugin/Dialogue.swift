import Glibc

enum Dialogue {
    /// The digits behind `"id":`.
    static func id(in line: String) -> String {
        let marker = Array(#""id":"#.utf8)
        let bytes = Array(line.utf8.prefix(200))
        for start in bytes.indices where bytes[start...].starts(with: marker) {
            let digits = bytes[(start + marker.count)...].prefix { (0x30...0x39).contains($0) }
            return String(decoding: digits, as: UTF8.self)
        }
        return "0"
    }

    static func notice(titled title: String, state: String = "null") -> String {
        #"{"notices":[{"key":"faulty/1","topic":"test","severity":"info","title":"\#(title)","body":[],"evidence":[]}],"#
            + #""commitments":[],"state":\#(state)}"#
    }

    static func answer(_ id: String, _ result: String) {
        write(#"{"jsonrpc":"2.0","id":\#(id),"result":\#(result)}"# + "\n")
    }

    static func write(_ text: String, to fd: Int32 = STDOUT_FILENO) {
        write(Array(text.utf8), to: fd)
    }

    static func write(_ bytes: [UInt8], to fd: Int32 = STDOUT_FILENO) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(fd, $0.baseAddress, $0.count) }
            if count <= 0 { exit(9) }
            rest = rest.dropFirst(count)
        }
    }
}
