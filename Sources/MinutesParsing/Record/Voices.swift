/// Who speaks where, as numbers: speeches are many and speakers few, and comparing labels costs a normalisation each time.
struct Voices {
    /// Each label once.
    let labels: [String]
    /// Which of them each speech has.
    let ofSpeech: [Int]
}
