public import MinutesModel

/// What a plugin answers: what to tell, and what was promised. Its state travels beside it.
public struct Answer: Sendable, Equatable, Codable {
    public static let nothing = Answer()

    public var notices: [Notice]
    public var commitments: [Commitment]

    public init(notices: [Notice] = [], commitments: [Commitment] = []) {
        self.notices = notices
        self.commitments = commitments
    }
}
