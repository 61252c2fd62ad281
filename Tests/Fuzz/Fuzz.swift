import Glibc

// libFuzzer brings `main`, calls this for each input, and changes the input towards code that has not run yet. The
// environment names the target: one program serves all of them.

private let target: any FuzzTarget = {
    let wanted = getenv("KAIRAN_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let type = FuzzTargets.all.first(where: { $0.name == wanted }) else {
        let names = FuzzTargets.all.map { $0.name }.joined(separator: " ")
        fatalError("KAIRAN_FUZZ_TARGET names no target: \(names)")
    }
    return type.init()
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
