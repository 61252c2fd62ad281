import Glibc

/// System calls on non-blocking descriptors, tried again when a signal breaks them off.
enum Pipe {
    /// What a Linux pipe holds by default: more than that never comes at once.
    static let capacity = 64 * 1024

    enum Outcome: Equatable {
        case moved(Int)
        case wouldBlock
        /// End of input, or nobody reads any more.
        case closed
        /// The system's own fault, by its number: what should have moved is missing.
        case failed(Int32)
    }

    static func outcome(of call: () -> Int) -> Outcome {
        while true {
            let count = call()
            if count > 0 { return .moved(count) }
            if count == 0 { return .closed }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .wouldBlock
            case EPIPE: return .closed
            default: return .failed(errno)
            }
        }
    }
}
