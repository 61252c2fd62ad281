import MinutesModel

/// One look at the whole document before it is parsed: who speaks how, how lines become paragraphs, which lines are page
/// numbers.
struct Survey {
    private(set) var grammar = SpeakerGrammar()
    /// Lines (by index) that only number a page.
    private(set) var pageNumberLines: Set<Int> = []
    /// Most lines end where a sentence ends: each is a paragraph. Else the text is hard-wrapped.
    private(set) var linesAreParagraphs = false
    /// The lines before the first speech, without white space: who is present.
    private(set) var head = ""

    /// Lines of a head that are looked through for names. The longest head block of the corpus has 168.
    private static let headLimit = 500
    /// Sentences of a head: a remark on the record (速報のため…) and the like. More are a speech.
    private static let headSentences = 3

    init(_ document: DocumentText, lines: LineViews, isMarkdown: Bool) {
        var marks = MarkSurvey()
        var questions = QuestionCount()
        var legend: Legend?
        var pages: [(index: Int, value: Int, isDashed: Bool)] = []
        var (ended, wrapped) = (0, 0)
        var previous: LineView?
        for index in lines.indices {
            let line = lines[index]
            guard !line.isBlank else {
                previous = nil
                continue
            }
            let isMarked = marks.add(line)
            if !isMarked { questions.add(line) }
            // A legend stands in the head.
            if legend == nil, index < Self.headLimit { legend = Legend(line, at: index) }
            if !isMarkdown, let page = line.pageNumber { pages.append((index, page.value, page.isDashed)) }
            if let previous, !line.isIndented, !previous.isRule {
                if previous.endsSentence { ended += 1 } else { wrapped += 1 }
            }
            previous = line
        }
        let fields = document.lines.nameSpeakers ? FieldSurvey(lines) : nil
        // A line of Word is a paragraph, whatever its end.
        linesAreParagraphs =
            fields?.linesAreParagraphs ?? (document.linesAreParagraphs || ended > wrapped)
            || document.source.format == "docx"
        pageNumberLines = Self.pageNumbers(pages)
        if fields != nil, document.source.format.hasPrefix("json") {
            // Every text has a field for its speaker, and null means none; in Word and on pages only tables do.
            grammar = SpeakerGrammar(form: .fields)
            return
        }
        choose(lines, marks: marks, questions: questions, legend: legend)
    }

    // MARK: The grammar

    private mutating func choose(
        _ lines: LineViews, marks: MarkSurvey, questions: QuestionCount, legend: Legend?
    ) {
        head = Self.head(of: lines)
        let evidence = NameEvidence(head: head)
        let marked = marks.grammar(evidence)
        var best = marked
        var rivals = [marked].compactMap { $0 }
        // Ten speeches with marks: whatever else the lines look like is chance.
        if (marked?.speeches ?? 0) < 10 {
            let unmarked = UnmarkedSurvey(lines).grammars(evidence)
            // `Q 片山委員　…` looks like an office and a name, too: at a tie, the form that says more of itself.
            let answers = questions.grammar.map { (grammar: $0.grammar, speeches: $0.speeches, sentences: $0.speeches) }
            // Those who are present are listed like speeches, but say nothing: `事務局長　山田太郎`.
            let other = [answers, unmarked.first].compactMap { $0 }.filter {
                best == nil || $0.sentences > best?.speeches ?? 0
            }
            .max { $0.speeches < $1.speeches }
            if let other, other.speeches > (best?.speeches ?? 0) * 2 { best = (other.grammar, other.speeches) }
            rivals += unmarked.map { ($0.grammar, $0.speeches) }
        }
        if let legend, let anonymous = Self.anonymous(legend, lines),
            anonymous.speeches > (best?.speeches ?? 0)
        {
            best = anonymous
        }
        guard let best else { return }
        var chosen = best.grammar
        if chosen.form == .questions, questions.areNamed, !marks.chairMarks.isEmpty {
            chosen.form = .marked
            (chosen.marks, chosen.ownLineMarks) = (marks.chairMarks, marks.chairMarks)
        }
        chosen.expectedSpeeches = best.speeches
        chosen.hasQuestions = chosen.form == .marked && questions.areNamed
        grammar = chosen
        grammar.firstSpeech = Self.firstSpeech(lines, grammar: chosen)
        for rival in rivals where rival.grammar.form != chosen.form && chosen.form != .legend {
            grammar.doubts.compare(grammar, speeches: best.speeches, with: rival.grammar, lines)
        }
        if let first = grammar.firstSpeech { head = Self.head(of: lines, before: first) }
    }

    /// Lines that begin with a mark of the legend.
    private static func anonymous(
        _ legend: Legend, _ lines: LineViews
    ) -> (grammar: SpeakerGrammar, speeches: Int)? {
        var grammar = SpeakerGrammar(form: .legend)
        grammar.legend = legend
        var speeches = 0
        for (index, view) in lines.enumerated() where index != legend.line {
            guard !view.isBlank, let label = grammar.label(in: view), view.saysSomething(from: label.body) else {
                continue
            }
            speeches += 1
        }
        return speeches >= 2 ? (grammar, speeches) : nil
    }

    /// Labels before the first thing that is said list who is present.
    private static func firstSpeech(_ lines: LineViews, grammar: SpeakerGrammar) -> Int? {
        var waiting: Int?
        for (index, view) in lines.enumerated() where index != grammar.legend?.line {
            guard !view.isBlank else { continue }
            guard let label = grammar.label(in: view) else {
                if let waiting, view.readsAsSpeech(from: view.content.lowerBound) { return waiting }
                // Directions and times can stand between a label and what is said.
                if Bracket.opening(in: view.text.span, at: view.content.lowerBound) == nil, !view.isInterlude {
                    waiting = nil
                }
                continue
            }
            if view.readsAsSpeech(from: label.body) { return index }
            if label.body < view.content.upperBound, opensMeeting(view, from: label.body) { return index }
            waiting = index
        }
        return nil
    }

    /// `○森（太）委員長　○午前９時３０分開会`, `◯町長（山田太郎）〔登壇〕`.
    private static func opensMeeting(_ line: LineView, from body: Int) -> Bool {
        let bytes = line.text.span
        if StageBracket.read(in: bytes, at: body, to: line.content.upperBound) != nil { return true }
        let start = body + (Mark(in: bytes, at: body) == nil ? 0 : Mark.length)
        return TimeLine(line.text.span, start..<line.content.upperBound) != nil
    }

    /// - Parameter end: the index of the first speech's line, when it is known.
    private static func head(of lines: LineViews, before end: Int = .max) -> String {
        var text = ""
        var sentences = 0
        for view in lines.prefix(min(headLimit, end)) where !view.isBlank {
            if view.readsAsSpeech(from: view.content.lowerBound) { sentences += 1 }
            guard sentences <= headSentences else { break }
            // `○平` alone would be evidence of itself. 10 characters of three bytes: a mark and a name.
            let isMarked = Mark(in: view.text.span, at: view.content.lowerBound) != nil
            guard !isMarked || view.content.count > 30 else { continue }
            text += view.contentText.withoutSpaces
            text += "\n"
        }
        return text
    }

    // MARK: Pages

    /// Dashed numbers are page numbers; bare ones only where one follows another: 2, 3, 4.
    private static func pageNumbers(_ found: [(index: Int, value: Int, isDashed: Bool)]) -> Set<Int> {
        var lines = Set(found.filter(\.isDashed).map(\.index))
        let bare = found.filter { !$0.isDashed }
        for (previous, next) in zip(bare, bare.dropFirst()) where next.value == previous.value + 1 {
            lines.insert(previous.index)
            lines.insert(next.index)
        }
        return lines
    }
}
