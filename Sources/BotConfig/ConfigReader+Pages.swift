import BotCore

extension ConfigReader {
    static let pageKeys = ["name", "url", "every", "allowHTTP", "allowPrivate", "caFile", "proxy"]

    /// A source with `url:`. A document's URL is no secret: what it leads to is told in chat, with the link.
    func page(in section: Section) -> Page? {
        let before = problems.all.count
        guard let entry = section.entry("url"), let text = section.string("url") else { return nil }
        let address: WebAddress
        do {
            address = try WebAddress(text)
        } catch {
            section.fail("The url of \(section.name) cannot be fetched. \(error)", at: entry)
            return nil
        }
        let page = Page(
            address: address, allowHTTP: section.bool("allowHTTP"), allowPrivate: section.bool("allowPrivate"),
            caFile: section.string("caFile").map(path), proxy: proxy(of: section), every: interval(of: section))
        if address.scheme == "http", !page.allowHTTP {
            section.fail(
                "The url of \(section.name) starts with http://: whoever sits on the way could change the minutes. Use "
                    + "https, or write allowHTTP: true.", at: entry)
        }
        if address.isPrivate, !page.allowPrivate {
            section.fail(
                "The url of \(section.name) points into a private network. If that is meant, write "
                    + "allowPrivate: true.", at: entry)
        }
        return problems.all.count == before ? page : nil
    }

    private func interval(of section: Section) -> Duration? {
        // More than a year is no interval but a mistake.
        section.value("every", expected: "from 1m to 366d, for example 1h") { text in
            DurationText.read(text).flatMap { (.seconds(60) ... .seconds(366 * 86_400)).contains($0) ? $0 : nil }
        }
    }

    /// Whom a server's operator may ask. It becomes a part of a header.
    func contact(in top: Section) -> String? {
        top.value("contact", expected: "a mail address or a URL, for example giji@example.jp") { text in
            let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"()\\\"<>".utf8.contains($0) }
            let isAddress = text.contains("@") || WebAddress.isMeant(by: text)
            return isPlain && isAddress && text.utf8.count <= 200 ? text : nil
        }
    }
}
