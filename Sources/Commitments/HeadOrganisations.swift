import MinutesModel

/// The organisations that a record's head names beside its attendees: 「デジタル庁統括官　森下　花子」.
struct HeadOrganisations {
    private let attendees: [Attendee]

    init(_ attendees: [Attendee]) {
        self.attendees = attendees
    }

    /// That of the one attendee whose name the speaker has; two of one surname decide nothing.
    func organisation(of speaker: Speaker) -> String? {
        guard let name = speaker.name, !name.isEmpty else { return nil }
        let namesakes = attendees.filter { attendee in
            attendee.name.map { $0.filter { !$0.isWhitespace }.hasPrefix(name) } ?? false
        }
        guard let attendee = namesakes.first, namesakes.count == 1 else { return nil }
        return Organisations.named(in: Array(attendee.label.utf8))
    }
}
