// A plugin that misbehaves in the way its first argument names. Written without PluginKit, on bare system calls, so
// that it can break every rule of the dialogue.
import Glibc

if CommandLine.arguments.count > 2, CommandLine.arguments[1] == "--name" {
    if let reader = FakeReader(rawValue: CommandLine.arguments[2]) { reader.commit() } else { FakeReader.echo() }
    exit(0)
}

let name = CommandLine.arguments.dropFirst().first ?? "healthy"

if let fault = Fault(rawValue: name), fault.comesAtStart { fault.commit(id: "0") }
while let line = readLine() {
    let id = Dialogue.id(in: line)
    if line.contains(#""method":"initialize""#) {
        let told = name == Fault.wrongName.rawValue ? "somebody-else" : name
        let version = name == Fault.wrongProtocol.rawValue ? "99" : "1"
        Dialogue.answer(id, #"{"protocol":\#(version),"name":"\#(told)","version":"1.0.0"}"#)
    } else if line.contains(#""method":"shutdown""#) {
        Dialogue.answer(id, "{}")
        break
    } else if let probe = Probe(rawValue: name) {
        Dialogue.answer(id, Dialogue.notice(titled: probe.findings()))
    } else if let fault = Fault(rawValue: name) {
        fault.commit(id: id)
    } else {
        Dialogue.answer(id, Dialogue.notice(titled: "healthy"))
    }
}
