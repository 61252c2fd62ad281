import BotCore
import Foundation
import Intake
import Testing

struct FolderIntakeTests {
    private let folder: TemporaryFolder
    private let now = Instant(milliseconds: 2_000_000)

    init() throws {
        folder = try TemporaryFolder()
    }

    private func names(isRecursive: Bool = false) throws -> [String] {
        try FolderIntake(source: "inbox", folder: folder.path, isRecursive: isRecursive).find(now: now).map {
            String($0.path.dropFirst(folder.path.count + 1))
        }
    }

    @Test func `documents are listed by name`() throws {
        for name in ["b.txt", "a.md", "会議.markdown", "C.MD"] { try folder.write(name) }

        #expect(try names() == ["C.MD", "a.md", "b.txt", "会議.markdown"])
    }

    @Test(arguments: [".hidden.md", "a.md.part", "a.tmp", "a.md~", "thumbs.db", "README"])
    func `what is no document, or no whole one, is skipped`(name: String) throws {
        try folder.write(name)

        #expect(try names() == [])
    }

    @Test(arguments: [
        (2_000.0, false),  // written this very moment
        (1_998.5, false),  // 1.5 s ago
        (1_998.0, true),  // exactly the settling time
        (9_999.0, true),  // from a clock that runs ahead
    ])
    func `a file that may still grow waits`(modified: TimeInterval, isListed: Bool) throws {
        try folder.write("a.md", modified: modified)
        let writer = try #require(FileHandle(forWritingAtPath: folder.path + "/a.md"))
        defer { try? writer.close() }

        #expect(try names() == (isListed ? ["a.md"] : []))
    }

    @Test func `a young file that nobody writes to need not wait`() async throws {
        try folder.write("a.md", modified: 2_000)

        // Programs that other tests start inherit the writer's descriptor for the moment until they are themselves.
        var found = try names()
        for _ in 0..<200 where found.isEmpty {
            try await Task.sleep(for: .milliseconds(5))
            found = try names()
        }

        #expect(found == ["a.md"])
    }

    @Test func `folders inside are read only when asked for`() throws {
        try folder.write("a.md")
        try folder.write("2026/10/b.md")

        #expect(try names() == ["a.md"])
        #expect(try names(isRecursive: true) == ["2026/10/b.md", "a.md"])
    }

    @Test func `a link is followed inside the folder and nowhere else`() throws {
        let outside = try TemporaryFolder()
        try outside.write("secret.md")
        try folder.write("a.md")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/in.md", withDestinationPath: "a.md")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/out.md", withDestinationPath: outside.path + "/secret.md")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/dangling.md", withDestinationPath: "nowhere.md")

        #expect(try names() == ["a.md", "in.md"])
    }

    @Test func `a found document carries what makes it known again`() throws {
        try folder.write("a.md", "12345", modified: 1_500)

        let found = try #require(FolderIntake(source: "inbox", folder: folder.path).find(now: now).first)

        #expect(found.source == "inbox")
        #expect(found.path == folder.path + "/a.md")
        #expect(found.size == 5)
        #expect(found.modified == 1_500_000_000_000)
        #expect(found.inode > 0)
    }

    @Test func `a file that cannot be read is its own failure`() throws {
        try folder.write("a.md", "あ")
        try folder.write("b.md", String(repeating: "b", count: 100))
        let intake = FolderIntake(source: "inbox", folder: folder.path, limit: 50)

        let found = try intake.find(now: now)

        #expect(found.count == 2)
        #expect(try intake.bytes(of: found[0]) == Array("あ".utf8))
        #expect(throws: IntakeError.tooLarge(path: found[1].path, limit: 50)) { try intake.bytes(of: found[1]) }
    }

    @Test func `a file that was replaced since is not read as the one that was found`() throws {
        try folder.write("a.md", "old")
        let intake = FolderIntake(source: "inbox", folder: folder.path)
        let found = try intake.find(now: now)
        try folder.write("new.md", "new")
        _ = rename(folder.path + "/new.md", folder.path + "/a.md")

        #expect(throws: IntakeError.changed(path: found[0].path)) { try intake.bytes(of: found[0]) }
    }

    @Test func `a named pipe does not stop the run`() throws {
        #expect(mkfifo(folder.path + "/pipe.md", 0o600) == 0)

        #expect(try names() == [])
        #expect(throws: IntakeError.notAFile(path: folder.path + "/pipe.md")) {
            try FileBytes.read(folder.path + "/pipe.md", limit: 10)
        }
    }

    @Test func `a place that is no folder is named with the fix`() throws {
        try folder.write("a.md")

        #expect(throws: IntakeError.notAFolder(path: folder.path + "/a.md")) {
            try FolderIntake(source: "inbox", folder: folder.path + "/a.md").find(now: now)
        }
        #expect(throws: IntakeError.missing(path: folder.path + "/no")) {
            try FolderIntake(source: "inbox", folder: folder.path + "/no").find(now: now)
        }
    }
}

struct FileIntakeTests {
    @Test func `a named file is found as it stands, however young`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.md", "あ", modified: 2_000)
        let intake = FileIntake(source: "seed", path: folder.path + "/a.md")

        let found = try intake.find(now: Instant(milliseconds: 2_000_000))

        #expect(found.map(\.path) == [folder.path + "/a.md"])
        #expect(try intake.bytes(of: found[0]) == Array("あ".utf8))
    }

    @Test func `a folder named as a file is told apart`() throws {
        let folder = try TemporaryFolder()

        #expect(throws: IntakeError.notAFile(path: folder.path)) {
            try FileIntake(source: "seed", path: folder.path).find(now: Instant(milliseconds: 0))
        }
    }
}
