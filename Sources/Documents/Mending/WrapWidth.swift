/// The width at which a text was wrapped by hand or by its PDF, in half-width columns.
struct WrapWidth {
    /// Lines as wide as this and wider were ended by the wrap.
    let narrowest: Int32
    let widest: Int32

    /// Columns between the widest and the narrowest wrapped line: a line is cut up to three characters early when a
    /// bracket or 、 may not stand at its end or at the start of the next (禁則).
    private static let spread: Int32 = 6
    /// Ten characters, the columns of a town's newsletter. Narrower lines are lists.
    private static let least: Int32 = 20
    /// The widest that is counted: twice as wide as a page of small print.
    private static let most: Int32 = 400
    /// Lines. Fewer show nothing.
    private static let fewest = 5

    /// `nil` when the text is not wrapped: its lines are of any width.
    init?(_ lines: some Sequence<LineShape>) {
        var unended = [Int](repeating: 0, count: Int(Self.most) + 1)
        var all = unended
        var total = 0
        for line in lines where !line.isBlank && !line.isTabular && !line.isRule {
            let width = Int(min(line.width, Self.most))
            total += 1
            all[width] += 1
            if line.ending != .sentence, line.opening != .mark { unended[width] += 1 }
        }
        var (best, widest) = (0, Int32(0))
        for end in Self.least..<Self.most {
            let band = unended[Int(max(0, end - Self.spread))...Int(end)].reduce(0, +)
            if band >= best, band > 0 { (best, widest) = (band, end) }
        }
        // The band ends at its widest line, not somewhere behind it.
        while widest > 0, unended[Int(widest)] == 0 { widest -= 1 }
        // A page's body is wrapped when a fifth of all lines are full, and no more than a tenth are wider: in text
        // with a line for each paragraph, widths have no end.
        let wider = all[min(Int(widest) + 3, Int(Self.most))...].reduce(0, +)
        guard best >= Self.fewest, best * 5 >= total, wider * 10 <= total else { return nil }
        (narrowest, self.widest) = (widest - Self.spread, widest)
    }

    func isFull(_ line: LineShape) -> Bool {
        line.width >= narrowest
    }

    /// Half a line: too long for a heading that stands alone.
    func isHalf(_ line: LineShape) -> Bool {
        line.width * 2 >= widest
    }

    /// Two pieces of one printed line: pdftotext cuts it where punctuation was squeezed.
    func isOneLine(_ first: Int32, _ second: LineShape) -> Bool {
        (narrowest - 2...widest + 2).contains(first + second.width)
    }
}
