import ArgumentParser
import BotCore
import PluginKit
import Webhooks

struct EndpointsTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send one test message to an endpoint now and say what came back.",
        discussion: """
            Goes around the outbox: nothing is stored, nothing is tried again. Exit code 1 when it did not arrive.

            Example: kairan endpoints test team
            """)

    @Argument(help: "The endpoint's name.")
    var name: String

    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: true)
        let endpoint = try assembly.configuration.checkEndpoint(name)
        let service = Services.service(endpoint.service)
        let id = SystemRandom().next()
        let notice = Notice(
            key: "test/\(id)", topic: "test", title: "テスト送信",
            body: [.paragraph("宛先「\(name)」への試し送りです。届いていれば設定は正しく、何もする必要はありません。")])
        guard let payload = try service.render(Message(meeting: nil, notices: [notice]), for: endpoint).first else {
            throw CommandFailure("Nothing to send.")
        }
        let request = try service.request(
            payload, attempt: 1, deliveryID: "msg_test_\(String(id, radix: 16))", endpoint: endpoint, now: assembly.now)
        let answer = try send(request)
        let status = answer.status.map { " (status \($0))" } ?? ""
        switch service.classify(answer, now: assembly.now) {
        case .delivered: Terminal.talk("'\(name)' took it\(status). Look whether it stands there.")
        case .accepted:
            Terminal.talk(
                "'\(name)' accepted it\(status); the service posts it a little later. Look whether it stands there.")
        case .retry(_, let reason), .endpointPaused(let reason), .endpointGone(let reason),
            .payloadRefused(let reason), .unknown(let reason):
            throw CommandFailure("'\(name)' did not take it\(status): \(reason)")
        }
    }

    private func send(_ request: HTTPRequest) throws -> HTTPAnswer {
        let transport = CurlTransport()
        transport.send(request)
        while true {
            // The endpoint's own time-out ends the attempt.
            if let answer = try transport.wait(on: [], atMost: request.endpoint.timeout).answers.first { return answer }
        }
    }
}
