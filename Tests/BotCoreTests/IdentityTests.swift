import BotCore
import Testing

@Suite struct IdentityTests {
    @Test func `a delivery's id depends on what it tells whom, and on nothing else`() {
        func id(_ endpoint: String, _ keys: [String], _ part: Int) -> String {
            DeliveryID.make(endpoint: endpoint, notices: keys.map { (plugin: "p", key: $0) }, part: part)
        }

        #expect(id("team", ["a", "b"], 1) == id("team", ["a", "b"], 1))
        let different = [
            id("team", ["a", "b"], 1), id("team", ["a", "b"], 2), id("archive", ["a", "b"], 1), id("team", ["a"], 1),
            id("team", ["ab"], 1), id("team", ["b", "a"], 1), id("tea", ["m", "a", "b"], 1),
        ]
        #expect(Set(different).count == different.count)
        // Receivers remember ids for months: the way they are made must never change.
        #expect(id("team", ["a", "b"], 1) == "msg_37ad282561c2401d593d15cabac3be24")
    }

    @Test func `an endpoint's fingerprint changes with its url and tells nothing of it`() {
        let url = "https://hooks.example.com/services/T000/B000/s3cret"
        let first = Fingerprint.endpoint(Endpoint(name: "team", service: .slack, url: Secret(url)))

        #expect(first == Fingerprint.endpoint(Endpoint(name: "renamed", service: .slack, url: Secret(url))))
        #expect(first != Fingerprint.endpoint(Endpoint(name: "team", service: .teams, url: Secret(url))))
        #expect(first != Fingerprint.endpoint(Endpoint(name: "team", service: .slack, url: Secret(url + "2"))))
        #expect(first.count == 16)
        #expect(first.allSatisfy { $0.isHexDigit })
    }

    @Test func `a report with a problem asks its caller to look`() {
        var report = RunReport()
        report.held = 1
        report.endpointsWaiting = 2
        report.leaseHeldBy = "host:1"
        #expect(report.exitCode == 0)

        report.problems = [RunReport.Problem(.plugin, "Plugin 'summary' gave no answer")]
        #expect(report.exitCode == 1)
    }
}
