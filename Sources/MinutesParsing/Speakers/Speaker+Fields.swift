import MinutesModel

extension Speaker {
    /// What the label tells, and what fields tell of the same person: a field knows better.
    func with(_ fields: Speaker) -> Speaker {
        Speaker(
            label: label, name: fields.name ?? name, role: fields.role ?? role, disambiguator: disambiguator,
            organization: fields.organization ?? organization)
    }
}
