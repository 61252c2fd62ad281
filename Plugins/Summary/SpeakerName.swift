/// What a line calls a speaker: 堀江靖祥 for ７番（堀江靖祥） and （堀江靖祥君）. A line has no room for seats.
enum SpeakerName {
    /// - Parameter label: as the record prints it.
    static func short(_ label: String) -> String {
        if label.hasPrefix("（"), label.hasSuffix("）") { return plain(label.dropFirst().dropLast()) }
        guard label.hasSuffix("）"), let open = label.firstIndex(of: "（"), label[..<open].hasSuffix("番") else {
            return label
        }
        return plain(label[label.index(after: open)...].dropLast())
    }

    private static func plain(_ name: Substring) -> String {
        String(name.hasSuffix("君") ? name.dropLast() : name)
    }
}
