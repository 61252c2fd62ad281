import Documents
import MinutesModel

/// Reads text as plain text, or as what pdftotext gives for a PDF.
func mended(_ text: String, isPDF: Bool = true) throws -> DocumentText {
    try DocumentReader().read(Array(text.utf8), name: isPDF ? "a.pdf" : "a.txt", pdfErrors: isPDF ? 0 : nil).text
}

/// Paragraphs of a fictional town's record, each ended by a full stop.
enum Speech {
    static let sentences = [
        "それでは、令和八年度の一般会計予算につきまして、その概要を順次御説明申し上げたいと存じます。",
        "歳入につきましては、町税の増収を見込む一方で、地方交付税は前年度と比べて減額となる見通しであり、基金からの繰入れによって収支の均衡を図ることといたしました。",
        "歳出につきましては、橋りょうの長寿命化、学校給食室の改修、並びに防災行政無線の更新に重点を置いて予算を配分しております。",
        "また、川辺地区の浸水対策につきましては、来年三月までに排水機場の設計を終え、住民の皆様への説明会を開催してまいります。",
        "子育て支援につきましては、保育所の受入れ枠を広げるとともに、一時預かりの時間を延ばし、働く世代の負担を和らげる取組を進めてまいります。",
        "最後に、職員の採用につきましては、土木職の応募が少ない状況が続いておりますので、受験年齢の上限を引き上げるなどの工夫を重ねてまいります。",
    ]

    /// Cut at `width` characters, without 、 or 。 at the start of a line.
    static func wrapped(_ sentence: String, at width: Int, indentation: String = "") -> [String] {
        var lines: [String] = []
        var line = indentation
        for character in sentence {
            if line.count >= width, !"、。」）".contains(character) {
                lines.append(line)
                line = ""
            }
            line.append(character)
        }
        return lines + [line]
    }
}
