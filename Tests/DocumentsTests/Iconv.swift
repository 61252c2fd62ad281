import Glibc

/// UTF-8 → other encodings, to make documents of.
enum Iconv {
    struct Failure: Error {}

    static func encode(_ text: String, to encoding: String) throws -> [UInt8] {
        guard let descriptor = iconv_open(encoding, "UTF-8"), Int(bitPattern: descriptor) != -1 else { throw Failure() }
        defer { iconv_close(descriptor) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 4 + 64)
        var left = output.count
        let isDone = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var fromLeft = input.count
                var to = output.baseAddress
                return iconv(descriptor, &from, &fromLeft, &to, &left) != -1
                    && iconv(descriptor, nil, nil, &to, &left) != -1
            }
        }
        guard isDone else { throw Failure() }
        return output.prefix(output.count - left).map { UInt8(bitPattern: $0) }
    }
}
