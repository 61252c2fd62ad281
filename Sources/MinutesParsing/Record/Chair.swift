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

    init(_ speeches: [Speech]) {
        // Speeches are many and speakers few: a speech is only looked at by its index, never copied.
        var counts: [String: (role: String?, count: Int)] = [:]
        for index in speeches.indices {
            let label = speeches[index].speaker.label
            counts[label, default: (speeches[index].speaker.role ?? Self.roleAlone(label), 0)].count += 1
        }
        let officers = counts.filter { $0.value.role.map(Self.isOffice) ?? false }
        func preside(_ labels: Set<String>) {
            presiding = speeches.indices.map { labels.contains(speeches[$0].speaker.label) }
        }
        guard let top = officers.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
            let role = top.value.role
        else {
            let most = counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
            preside(Set([speeches.first?.speaker.label, most?.key].compactMap { $0 }))
            return
        }
        isNamed = true
        // A deputy president only takes the floor to preside; a committee's deputy also asks.
        let roles = role.hasSuffix("議長") ? [role, "副議長", "臨時議長", "仮議長"] : [role, "臨時" + role, role + "代理"]
        preside(Set(officers.filter { roles.contains($0.value.role ?? "") }.keys))
    }

    func presides(over speech: Int) -> Bool { presiding[speech] }

    private static func isOffice(_ role: String) -> Bool { offices.contains { role.hasSuffix($0) } }

    private static func roleAlone(_ label: String) -> String? { offices.first { label == $0 } }
}
