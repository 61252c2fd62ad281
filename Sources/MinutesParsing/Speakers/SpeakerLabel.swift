/// What can be a speaker's label at the start of a line: where it stands, where the speech begins, and how sure its
/// form is.
struct SpeakerLabel {
    enum Shape {
        /// `議長（関口昌一君）`, `２０番（鈴木まさし議員）`, `（山田花子君）`.
        case roleWithName
        /// `青柳（涼）大臣`.
        case surnameWithInitial
        /// `水沢大臣`, `山田太郎議長`, `16番 山本花子さん`.
        case role
        /// `６番 窪田 博`, `１番`.
        case seat
        /// `平`, `海野美智子`: only the whole document can tell whether it is a name.
        case bare
    }

    /// The same label with the words behind it that may belong to it: `議長 山田太郎君` for `議長`. Only the whole document can
    /// tell whether the same words always follow.
    struct Longer {
        let end: Int
        let body: Int
        /// What to take where the document does not tell: the label is seen once.
        let isLikely: Bool
    }

    var range: Range<Int>
    /// Where the speech begins: the line's end when the label has the line for itself.
    var body: Int
    let shape: Shape
    var longer: Longer?
    /// The line only has a mark, and the legend says who speaks.
    var legend: Mark?

    var isFirm: Bool { shape != .bare }

    init(range: Range<Int>, body: Int, shape: Shape, longer: Longer? = nil, legend: Mark? = nil) {
        (self.range, self.body, self.shape, self.longer, self.legend) = (range, body, shape, longer, legend)
    }

    /// With the words that may belong to it.
    var lengthened: SpeakerLabel {
        guard let longer else { return self }
        return SpeakerLabel(range: range.lowerBound..<longer.end, body: longer.body, shape: shape)
    }

    static func isColon(in bytes: Span<UInt8>, at offset: Int) -> Bool {
        bytes.byte(at: offset) == 0x3A || bytes.triple(at: offset) == Triple.colon
    }
}
