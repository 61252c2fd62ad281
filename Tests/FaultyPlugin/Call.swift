import Glibc

/// C functions that Swift does not import: the variadic one, and the one it thinks too dangerous.
enum Call {
    #if arch(x86_64)
    static let (ptrace, prctl, unshare, memfdCreate) = (101, 157, 272, 319)
    #else
    static let (ptrace, prctl, unshare, memfdCreate) = (117, 167, 97, 279)
    #endif
    static let ioUringSetup = 425
    /// PTRACE_ATTACH.
    static let attach = 16

    static func fork() -> Int32 {
        typealias Fork = @convention(c) () -> Int32
        return unsafeBitCast(symbol("fork"), to: Fork.self)()
    }

    static func system(_ number: Int, _ first: Int = 0, _ second: Int = 0) -> Int32 {
        typealias System = @convention(c) (Int, Int, Int, Int, Int) -> Int
        return Int32(truncatingIfNeeded: unsafeBitCast(symbol("syscall"), to: System.self)(number, first, second, 0, 0))
    }

    private static func symbol(_ name: String) -> UnsafeMutableRawPointer? {
        // RTLD_DEFAULT.
        dlsym(nil, name)
    }
}
