import BotCore
import Testing

@Suite struct SecretTests {
    private let secret = Secret("https://hooks.example.jp/services/canary")

    @Test func `a secret never prints its value, whoever prints it and whatever it stands in`() {
        let endpoint = Endpoint(name: "team", service: .generic, url: secret)
        var dumped = ""
        dump(endpoint, to: &dumped)
        let texts = [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])",
            String(describing: secret as Secret?), String(reflecting: ["key": secret]), String(describing: endpoint),
            String(reflecting: endpoint), dumped,
        ]

        for text in texts { #expect(!text.contains("canary")) }
        #expect("\(secret)" == "<secret>")
        #expect(secret.reveal().hasSuffix("canary"))
    }
}
