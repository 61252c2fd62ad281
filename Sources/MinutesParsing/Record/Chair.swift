import MinutesModel

/// Who presides (議長, 委員長, 座長, …): whose words call up the agenda and announce what was decided.
struct Chair {
    /// By the speech's index.
    private var presiding: [Bool] = []
    /// The record names the office; else the chair was guessed from who speaks first and most.
    private(set) var isNamed = false

    /// In a plenary the heads of committees report, in a committee the assembly's president is a guest: the office that
    /// speaks most often presides.
    private static let offices = ["議長", "委員長", "部会長", "分科会長", "会長", "座長", "主査", "司会", "進行役", "進行"]

    init(_ speeches: [Speech], voices: Voices) {
        var counts = [Int](repeating: 0, count: voices.labels.count)
        var roles = voices.labels.map(Self.roleAlone)
        for (index, voice) in voices.ofSpeech.enumerated() {
            if counts[voice] == 0 { roles[voice] = speeches[index].speaker.role ?? roles[voice] }
            counts[voice] += 1
        }
        let all = voices.labels.indices
        let officers = all.filter { roles[$0].map(Self.isOffice) ?? false }
        func isLess(_ first: Int, _ second: Int) -> Bool {
            (counts[first], voices.labels[second]) < (counts[second], voices.labels[first])
        }
        func preside(_ chosen: Set<Int>) {
            let presides = all.map(chosen.contains)
            presiding = voices.ofSpeech.map { presides[$0] }
        }
        guard let top = officers.max(by: isLess), let role = roles[top] else {
            preside(Set([voices.ofSpeech.first, all.max(by: isLess)].compactMap { $0 }))
            return
        }
        isNamed = true
        // A deputy president only takes the floor to preside; a committee's deputy also asks.
        let offices = role.hasSuffix("議長") ? [role, "副議長", "臨時議長", "仮議長"] : [role, "臨時" + role, role + "代理"]
        preside(Set(officers.filter { offices.contains(roles[$0] ?? "") }))
    }

    func presides(over speech: Int) -> Bool { presiding[speech] }

    private static func isOffice(_ role: String) -> Bool { offices.contains { role.hasSuffix($0) } }

    private static func roleAlone(_ label: String) -> String? { offices.first { label == $0 } }
}
