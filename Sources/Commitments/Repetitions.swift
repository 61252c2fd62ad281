package import MinutesModel

/// Which open promises say an earlier one again.
package enum Repetitions {
    package struct Repetition: Equatable {
        /// As it was before.
        package var earlier: Commitment
        package var later: Commitment
    }

    /// The promises as they stand, in the order given and without the repetitions, and the repetitions found. Older is
    /// what the bot knew first: reminders and calendars know that id already.
    package static func find(among open: [Commitment]) -> (kept: [Commitment], repetitions: [Repetition]) {
        var kept: [String: Commitment] = [:]
        var prints: [String: PromiseFingerprint] = [:]
        var councils: [[UInt8]: [String]] = [:]
        var found: [Repetition] = []
        for commitment in open.sorted(by: isKnownBefore) {
            guard let print = PromiseFingerprint(commitment) else {
                kept[commitment.id] = commitment
                continue
            }
            // What somebody took apart by hand says nothing again; a later promise may still repeat it.
            let earlier = commitment.isSeparate ? [] : councils[print.council, default: []]
            let candidates = earlier.filter { id in
                guard let other = kept[id], let theirs = prints[id] else { return false }
                // In one meeting only the same day makes two sentences one promise: there, two days are two steps.
                let inOneMeeting = commitment.meeting.key == other.meeting.key
                guard !inOneMeeting || commitment.deadline?.end == other.deadline?.end else { return false }
                return print.isSame(as: theirs, inOneMeeting: inOneMeeting)
            }
            let likeliest = candidates.max { left, right in
                (prints[left].map(print.likeness) ?? 0) < (prints[right].map(print.likeness) ?? 0)
            }
            if let likeliest, let known = kept[likeliest] {
                found.append(Repetition(earlier: known, later: commitment))
                let updated = known.updated(by: commitment)
                kept[likeliest] = updated
                prints[likeliest] = PromiseFingerprint(updated)
            } else {
                kept[commitment.id] = commitment
                prints[commitment.id] = print
                councils[print.council, default: []].append(commitment.id)
            }
        }
        return (open.compactMap { kept[$0.id] }, found)
    }

    private static func isKnownBefore(_ one: Commitment, _ other: Commitment) -> Bool {
        func rank(_ commitment: Commitment) -> (Int, Int, Int, String) {
            (
                commitment.arrived?.dayNumber ?? 0, commitment.meeting.date?.dayNumber ?? 0, commitment.speech,
                commitment.id
            )
        }
        return rank(one) < rank(other)
    }
}
