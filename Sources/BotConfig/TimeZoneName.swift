import Glibc

/// Whether the machine knows a time zone. glibc itself takes any name, and silently makes UTC of an unknown one.
package enum TimeZoneName {
    static let folder = "/usr/share/zoneinfo/"

    package static func exists(_ name: String) -> Bool {
        // The file's own default and UTC hold on a machine without tzdata, too: see `SystemZone`.
        if name == "Asia/Tokyo" || name == "UTC" { return true }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            !part.isEmpty && part != "." && part != ".."
                && part.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                        || "_+-".utf8.contains(byte)
                }
        }
        guard isName, case let fd = open(folder + name, O_RDONLY | O_CLOEXEC), fd >= 0 else { return false }
        defer { close(fd) }
        var magic = [UInt8](repeating: 0, count: 4)
        return read(fd, &magic, 4) == 4 && magic == Array("TZif".utf8)
    }
}
