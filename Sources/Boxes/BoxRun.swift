/// A program that is run once: bytes in, bytes out, over. Waits nowhere: `advance` it until it gives its result.
package final class BoxRun {
    package enum Ending: Sendable, Equatable {
        case ended(BoxExit)
        /// It was killed at its deadline.
        case overdue
        /// It was killed for writing more than its limit.
        case tooMuchOutput
        /// The system failed to hand over its input: what it made of the rest counts for nothing.
        case inputCut
    }

    package struct Outcome: Sendable {
        package var ending: Ending
        package var output: [UInt8]
        package var errorText: String
    }

    private let box: Box
    private let outputLimit: Int
    /// On the clock that `advance` is given.
    package let deadline: Duration
    private var output: [UInt8] = []

    package init(_ program: BoxProgram, input: [UInt8], outputLimit: Int, deadline: Duration) throws(BoxError) {
        box = try Box.spawn(program, lineLimit: .max)
        self.outputLimit = outputLimit
        self.deadline = deadline
        box.write(input)
        box.closeInput()
    }

    package var limits: BoxLimits { box.limits }
    package var interests: [Interest] { box.interests }

    /// The outcome, once it is over.
    package func advance(uptime: Duration) -> Outcome? {
        box.advance()
        output += box.takeOutput()
        if output.count > outputLimit { return finish { _ in .tooMuchOutput } }
        if box.hasEnded {
            // What its last moments wrote.
            box.advance()
            output += box.takeOutput()
            return finish { .ended($0) }
        }
        return uptime >= deadline ? finish { _ in .overdue } : nil
    }

    /// Kills it.
    package func cancel() {
        box.end()
    }

    private func finish(_ ending: (BoxExit) -> Ending) -> Outcome {
        let exit = box.end()
        return Outcome(ending: box.inputIsCut ? .inputCut : ending(exit), output: output, errorText: box.errorText)
    }
}
