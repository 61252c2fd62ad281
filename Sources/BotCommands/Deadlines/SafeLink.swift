/// A link that may stand in a page or a calendar: `http` or `https`, without white space and quotation marks.
enum SafeLink {
    static func address(_ address: String?) -> String? {
        guard let address, address.hasPrefix("https://") || address.hasPrefix("http://"),
            address.unicodeScalars.allSatisfy({
                $0.value > 0x20 && $0 != "\"" && $0 != "<" && $0 != ">" && $0.value != 0x7F
            })
        else { return nil }
        return address
    }
}
