import Documents
import MinutesModel

/// Milliseconds to read a web page of half a megabyte: a sitting of an assembly as its system prints it, every speech in
/// elements of its own.
struct Pages {
    /// Markdown whose lines become speeches.
    let document: String

    func measure(report: (String) -> Void) throws {
        try measure(Pages.page(of: contents(of: document), to: 500_000), name: "made up", report: report)
    }

    /// - Parameter page: a real one, for comparison.
    func measure(real page: String, report: (String) -> Void) throws {
        try measure(Array(contents(of: page).utf8), name: "real", report: report)
    }

    private func measure(_ html: [UInt8], name: String, report: (String) -> Void) throws {
        var times: [Double] = []
        var lines = 0
        for _ in 0..<20 {
            let began = milliseconds()
            lines = try DocumentReader().read(html, name: "page.html").text.lines.count
            times.append(milliseconds() - began)
        }
        guard lines > 1000 else { throw BenchmarkError("the page was not understood: \(lines) lines") }
        report(
            "web page, \(name), \(html.count / 1000) KB: \(median(times).rounded(1)) ms (goal <= 20), \(lines) lines")
    }

    private static func page(of text: String, to size: Int) -> [UInt8] {
        var html = "<!DOCTYPE html>\n<html><head><title>会議録</title></head><body><nav><a href=/>一覧</a></nav><main><ul>\n"
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        var number = 0
        while html.utf8.count < size, !lines.isEmpty {
            for pair in lines {
                number += 1
                html += """
                    <li class="voice-block voice_block d-none" data-voice_code="\(number)"><div class="voice voice-text">
                    <div class="voice__detail">\(number):</div><p class="voice__text">\(pair)<br />
                    　以上です。<br />
                    </p></div></li>

                    """
            }
        }
        return Array((html + "</ul></main></body></html>\n").utf8)
    }
}
