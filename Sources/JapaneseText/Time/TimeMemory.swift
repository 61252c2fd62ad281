/// What a text has said so far: it tells what 同年, 翌月 and a 12月 without a year mean in the text that follows.
///
/// Whoever reads a speech sentence by sentence keeps one for the speech and hands it to every `find(in:anchor:memory:)`;
/// a new speech starts with a new one. A whole speech in one call needs none.
package struct TimeMemory: Sendable, Equatable {
    var antecedent: Period?
    var sentencesSince = 0

    package init() {}
}
