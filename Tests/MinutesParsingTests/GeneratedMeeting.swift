/// One fictional meeting, printed in every way in which councils print who speaks.
struct GeneratedMeeting {
    struct Person: Hashable {
        let surname: String
        let given: String
        let role: String
        let seat: String

        var name: String { surname + given }
    }

    struct Turn {
        let person: Person
        let text: String
    }

    /// How a label names a person.
    struct Shape: Sendable, CustomStringConvertible {
        enum Kind { case bracketed, role, seat, bare }

        let description: String
        let kind: Kind
        let label: @Sendable (Person) -> String
    }

    static let chair = Person(surname: "山田", given: "太郎", role: "議長", seat: "９")
    static let member = Person(surname: "中村", given: "奈津江", role: "議員", seat: "16")
    static let mayor = Person(surname: "弓山", given: "利博", role: "町長", seat: "")
    static let head = Person(surname: "木田", given: "健", role: "総務課長", seat: "")
    static let teacher = Person(surname: "牧", given: "さゆり", role: "教育長", seat: "")
    static let second = Person(surname: "中村", given: "和子", role: "議員", seat: "３")
    static let people = [chair, member, second, mayor, head, teacher]

    /// Two people, three speeches: the least from which a grammar can be told.
    static let short = [
        Turn(person: chair, text: "ただいまから会議を開きます。"), Turn(person: mayor, text: "提案の理由を御説明いたします。"),
        Turn(person: chair, text: "以上で散会いたします。"),
    ]

    static let long = [
        Turn(person: chair, text: "ただいまから会議を開きます。次に、議案第５号を議題といたします。"),
        Turn(person: mayor, text: "提案の理由を御説明いたします。令和二〇二五年ではなく、二〇二五年の予算であります。"),
        Turn(person: chair, text: "これより質疑に入ります。中村君。"),
        Turn(person: member, text: "議長、質問いたします。木田課長に伺いますが、町長の方針は変わりましたか。"),
        Turn(person: head, text: "はい、お答えいたします。"),
        Turn(person: member, text: "再質問です。"),
        Turn(person: head, text: "変わっておりません。〇・五％の見込みです。"),
        Turn(person: second, text: "関連して質問します。"),
        Turn(person: teacher, text: "教育委員会からお答えします。"),  // speaks once
        Turn(person: chair, text: "ほかに質疑はありませんか。"),
        Turn(person: second, text: "ありません。"),
        Turn(person: chair, text: "御異議なしと認めます。以上で散会いたします。"),
    ]

    static let shapes: [Shape] = [
        Shape(description: "role（name君）", kind: .bracketed) { "\($0.role)（\($0.name)君）" },
        Shape(description: "role（name）", kind: .bracketed) { "\($0.role)（\($0.name)）" },
        Shape(description: "role（name さん）", kind: .bracketed) { "\($0.role)（\($0.name)さん）" },
        Shape(description: "role（name議員）", kind: .bracketed) { "\($0.role)（\($0.name)議員）" },
        Shape(description: "role（name様）", kind: .bracketed) { "\($0.role)（\($0.name)様）" },
        Shape(description: "role（name氏）", kind: .bracketed) { "\($0.role)（\($0.name)氏）" },
        Shape(description: "role（spaced name君）", kind: .bracketed) { "\($0.role)（\($0.surname)　\($0.given)君）" },
        Shape(description: "role (mixed）", kind: .bracketed) { "\($0.role) (\($0.name)君）" },
        Shape(description: "role(half width)", kind: .bracketed) { "\($0.role)(\($0.surname) \($0.given)君)" },
        Shape(description: "letter-spaced role（name）", kind: .bracketed) {
            "\($0.role.map(String.init).joined(separator: "　"))（\($0.name)）"
        },
        Shape(description: "seat（name君）", kind: .bracketed) {
            $0.seat.isEmpty ? "\($0.role)（\($0.name)君）" : "\($0.seat)番（\($0.name)君）"
        },
        Shape(description: "seat議員（name議員）", kind: .bracketed) {
            $0.seat.isEmpty ? "\($0.role)（\($0.name)）" : "\($0.seat)番議員（\($0.surname) \($0.given)議員）"
        },
        Shape(description: "（name君）", kind: .bracketed) { "（\($0.name)君）" },
        Shape(description: "surname（initial）role", kind: .bracketed) {
            "\($0.surname)（\($0.given.prefix(1))）\($0.role)"
        },
        Shape(description: "kind（role）", kind: .bracketed) {
            $0.role == "議員" ? "質疑（\($0.name)議員）" : "答弁（\($0.surname)\($0.role)）"
        },
        Shape(description: "name（role）", kind: .bracketed) { "\($0.name)（\($0.role)）" },
        Shape(description: "name+role", kind: .role) { "\($0.name)\($0.role)" },
        Shape(description: "surname given+role", kind: .role) { "\($0.surname) \($0.given)\($0.role)" },
        Shape(description: "surname　role", kind: .role) { "\($0.name)　\($0.role)" },
        Shape(description: "name君", kind: .role) { "\($0.name)君" },
        Shape(description: "surname　given　君", kind: .role) { "\($0.surname)　\($0.given)　君" },
        Shape(description: "name さん", kind: .role) { "\($0.name)さん" },
        Shape(description: "role name君", kind: .role) { "\($0.role) \($0.name)君" },
        Shape(description: "role　surname　given君", kind: .role) { "\($0.role)　\($0.surname)　\($0.given)君" },
        Shape(description: "seat name さん", kind: .seat) {
            $0.seat.isEmpty ? "\($0.name)\($0.role)" : "\($0.seat)番 \($0.name)さん"
        },
        Shape(description: "seat 番 surname given", kind: .seat) {
            $0.seat.isEmpty ? "\($0.name)\($0.role)" : "\($0.seat) 番 \($0.surname) \($0.given)"
        },
        Shape(description: "seat name", kind: .seat) {
            $0.seat.isEmpty ? "\($0.name)\($0.role)" : "\($0.seat)番　\($0.name)"
        },
        Shape(description: "full name", kind: .bare) { $0.name },
        Shape(description: "spaced full name", kind: .bare) { "\($0.surname)　\($0.given)" },
    ]

    /// What stands around the speeches, with the mark of the speeches where there is one.
    struct Frame {
        var mark = ""
        var isMarkdown = false
        /// From the label and the text to the printed speech.
        let print: (String, String) -> String
    }

    /// - Parameter noise: head, headings, times, directions and lists that use the speeches' mark.
    static func document(_ turns: [Turn], shape: Shape, frame: Frame, noise: Bool) -> String {
        var lines: [String] = []
        let mark = frame.mark
        if noise {
            lines += [
                "令和７年第２回弓山町議会定例会会議録", "\(mark)議事日程", "　日程第１　会議録署名議員の指名", "　日程第２　議案第５号", "\(mark)出席議員（\(people.count)名）",
            ]
            lines += people.map { "　\($0.role)　\($0.surname)　\($0.given)" }
            lines += ["\(mark)欠席議員（なし）", "\(mark)説明のため出席した者", "\(mark)午前１０時開議", ""]
        }
        for (index, turn) in turns.enumerated() {
            if noise, index == 1 { lines += ["", "────────────", "\(mark)会議録署名議員の指名", ""] }
            if noise, index == 2 { lines.append("　　　〔「異議なし」と呼ぶ者あり〕") }
            if noise, index == 4 { lines += ["", "\(mark)議案第５号について", ""] }
            if noise, index == 6 { lines += ["\(mark)午前１１時２０分休憩", "\(mark)午後１時再開"] }
            lines.append(frame.print(shape.label(turn.person), turn.text))
            if noise, index == 3 { lines.append("（「頑張れ」と呼ぶ者あり）") }
            if noise, index == 7 { lines.append("　二点目であります。") }
        }
        if noise { lines += ["\(mark)午後３時５１分散会", ""] }
        return lines.joined(separator: "\n")
    }
}
