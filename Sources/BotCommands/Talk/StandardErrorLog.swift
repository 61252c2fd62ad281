package import Logging

/// The log: one English sentence a line on standard error, its data behind it. Without a time: cron's mail and the
/// journal have their own.
package struct StandardErrorLog: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]

    package init(level: Logger.Level) {
        logLevel = level
    }

    package static func logger(_ level: Logger.Level) -> Logger {
        Logger(label: "kairan") { _ in StandardErrorLog(level: level) }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let data = metadata.merging(event.metadata ?? [:]) { $1 }
        Terminal.talk(StandardErrorLog.line(event.level, "\(event.message)", data))
    }

    static func line(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) -> String {
        let data = metadata.sorted { $0.key < $1.key }.map { "\($0.key)=\(quoted("\($0.value)"))" }
        let text = ([message.split(whereSeparator: \.isNewline).joined(separator: " ")] + data).joined(separator: " ")
        return level == .info ? text : "\(level): \(text)"
    }

    private static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 < 0x7F }
        if isPlain { return value }
        let escaped = value.map { $0 == "\"" ? "\\\"" : $0.isNewline ? "\\n" : String($0) }.joined()
        return "\"\(escaped)\""
    }
}
