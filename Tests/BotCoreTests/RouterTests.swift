import BotCore
import MinutesModel
import PluginKit
import Testing

@Suite struct RouterTests {
    private let meeting = Meeting(key: "k", title: "第2回会議", council: "デジタル社会推進 会議")
    private let notice = Notice(
        key: "k", topic: "クラウド", title: "題", body: [.quote("ガバメントクラウドへの移行を進めます。")])

    @Test(arguments: [
        (Route(to: ["a"]), true),
        (Route(plugin: "keyword-alert", to: ["a"]), true),
        (Route(plugin: "summary", to: ["a"]), false),
        (Route(topic: "クラウド", to: ["a"]), true),
        (Route(topic: "クラウ", to: ["a"]), false),
        // Minutes print spaces for looks.
        (Route(council: "デジタル社会推進会議", to: ["a"]), true),
        (Route(council: "デジタル", to: ["a"]), false),
        (Route(keyword: "ガバメントクラウド", to: ["a"]), true),
        (Route(keyword: "5G", to: ["a"]), false),
        // Every condition has to hold.
        (Route(plugin: "keyword-alert", topic: "クラウド", keyword: "移行", to: ["a"]), true),
        (Route(plugin: "keyword-alert", topic: "5G", keyword: "移行", to: ["a"]), false),
    ])
    func `a route matches when all its conditions hold`(route: Route, matches: Bool) {
        let addressees = Router(routes: [route])
            .addressees(of: notice, from: "keyword-alert", meeting: meeting, group: "g")

        #expect(addressees == (matches ? [Addressee(endpoint: "a", group: "g")] : []))
    }

    @Test func `every matching route is heard, each endpoint once, in the order of the routes`() {
        let router = Router(routes: [Route(to: ["b", "a"]), Route(topic: "クラウド", to: ["a", "c"])])

        let addressees = router.addressees(of: notice, from: "keyword-alert", meeting: nil, group: "g")

        #expect(addressees.map { $0.endpoint } == ["b", "a", "c"])
    }

    @Test func `a separate route gives its endpoints a message of their own`() {
        let router = Router(routes: [Route(to: ["a", "b"]), Route(to: ["b"], separate: true)])

        let addressees = router.addressees(of: notice, from: "p", meeting: nil, group: "g")

        #expect(addressees.map { $0.group } == ["g", "notice/p/k"])
    }

    @Test func `a message calls whom the routes name that led one of its notices there, each once`() {
        let router = Router(routes: [
            Route(to: ["a"]), Route(topic: "クラウド", to: ["a"], mention: ["here", "U1"]),
            Route(topic: "5G", to: ["a"], mention: ["U2"]), Route(topic: "クラウド", to: ["b"], mention: ["U3"]),
        ])
        var endpoint = Endpoint(name: "a", service: .slack)
        endpoint.address.mention = ["U1"]
        func mention(_ notices: [(plugin: String, notice: Notice)]) -> [String] {
            router.endpoint(endpoint, telling: notices, meeting: nil).address.mention
        }
        let other = Notice(key: "o", topic: "summary", title: "題")

        #expect(mention([("p", other), ("p", notice)]) == ["U1", "here"])
        #expect(mention([("p", other)]) == ["U1"])
    }

    @Test func `a route says which of its conditions a notice does not meet`() {
        func mismatch(_ route: Route) -> Router.Mismatch? {
            Router(routes: []).mismatch(route, notice, "keyword-alert", meeting)
        }

        #expect(mismatch(Route(plugin: "summary", topic: "5G", to: ["a"])) == .plugin(wanted: "summary"))
        #expect(mismatch(Route(topic: "5G", to: ["a"])) == .topic(wanted: "5G"))
        #expect(mismatch(Route(council: "別", to: ["a"])) == .council(wanted: "別"))
        #expect(mismatch(Route(keyword: "5G", to: ["a"])) == .keyword(wanted: "5G"))
        #expect(mismatch(Route(to: ["a"])) == nil)
    }

    @Test func `an endpoint's trouble is not told through itself`() {
        let addressees = Router(routes: [Route(to: ["a", "b"])])
            .addressees(of: notice, from: "kairan", meeting: nil, group: "g", except: "a")

        #expect(addressees.map { $0.endpoint } == ["b"])
    }

    @Test func `no route, nobody hears it`() {
        #expect(Router(routes: []).addressees(of: notice, from: "p", meeting: nil, group: "g").isEmpty)
    }

    @Test func `the meeting of the evidence counts as the notice's`() {
        var alert = notice
        alert.evidence = [Evidence(meeting: meeting, quote: "")]
        let router = Router(routes: [Route(council: "デジタル社会推進会議", to: ["a"])])

        #expect(router.addressees(of: alert, from: "p", meeting: nil, group: "g").count == 1)
    }
}
