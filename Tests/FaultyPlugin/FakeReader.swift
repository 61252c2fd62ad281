import Glibc

/// Does what a document's name says, as `kairan-reader --name NAME …`.
enum FakeReader: String {
    case refuses, complains, traps, prints, silent, hangs
    case failsBehindRecord = "fails-behind-record"
    case halfRecord = "half-record"
    case twoRecords = "two-records"

    private static let record = "{\"schema\":\"kairan.minutes/1\"}\n"

    func commit() {
        switch self {
        case .refuses:
            Dialogue.write(#"{"error":{"code":"binary","message":"This is a picture, not minutes"}}"# + "\n")
            exit(1)
        case .complains:
            Dialogue.write("why\n", to: STDERR_FILENO)
            exit(3)
        case .traps: UnsafeMutablePointer<UInt8>(bitPattern: 8)?.pointee = 1
        case .prints: Dialogue.write("looking at it\n" + FakeReader.record)
        case .silent: return
        case .hangs: while true { pause() }
        case .failsBehindRecord:
            Dialogue.write(FakeReader.record)
            exit(3)
        case .halfRecord: Dialogue.write(#"{"schema":"#)
        case .twoRecords: Dialogue.write(FakeReader.record + FakeReader.record)
        }
    }

    /// A record of what it was given.
    static func echo() {
        let arguments = CommandLine.arguments.dropFirst().map { "\"\($0)\"" }.joined(separator: ",")
        Dialogue.write(#"{"arguments":[\#(arguments)],"input":"\#(readLine() ?? "")"}"# + "\n")
    }
}
