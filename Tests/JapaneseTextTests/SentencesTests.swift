import JapaneseText
import Testing

struct SentencesTests {
    @Test(arguments: [
        ("始めます。次に進みます。", ["始めます。", "次に進みます。"]),
        ("「急ぎます。」と述べた。以上です。", ["「急ぎます。」と述べた。", "以上です。"]),
        ("（笑い。）それでは。", ["（笑い。）それでは。"]),
        ("本当ですか？！はい。", ["本当ですか？！", "はい。"]),
        ("終わりました。」続きます。", ["終わりました。」", "続きます。"]),  // closes what no one opened
        ("一行目\n二行目", ["一行目", "二行目"]),
        ("目標は３．５％です。次です。", ["目標は３．５％です。", "次です。"]),
        ("実施する．次に述べる．", ["実施する．", "次に述べる．"]),
        ("１．はじめに", ["１．はじめに"]),
        ("「閉じない。次の文。", ["「閉じない。", "次の文。"]),
        ("  空白。  次。 ", ["空白。", "次。"]),
        ("句点のない文", ["句点のない文"]),
        ("Yahoo!ニュースで見た。", ["Yahoo!ニュースで見た。"]),
        ("", []),
        ("\n \n", []),
    ])
    func `a sentence ends where a reader ends it`(text: String, sentences: [String]) {
        #expect(Sentences.split(text).map(String.init) == sentences)
    }

    @Test func `sentences are parts of the text`() {
        let text = "はじめに。「次。」と。\n終わり"
        for sentence in Sentences.split(text) {
            #expect(text[sentence.startIndex..<sentence.endIndex] == sentence)
        }
    }
}
