import GRDB
import TestSupport
import Testing

@testable import BotStore

@Suite struct MigrationsTests {
    private func tables(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
            + String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    }

    @Test func `a new store has the tables and the books of one that was upgraded step by step`() throws {
        let (new, old) = (try DatabaseQueue(), try DatabaseQueue())
        let migrations = Schema.migrations

        #expect(try migrations.fill(new))
        try migrations.migrator.migrate(old)

        #expect(try new.read(tables) == old.read(tables))
        #expect(try new.read(migrations.migrator.hasCompletedMigrations))
    }

    @Test func `what has a table is not filled`() throws {
        let queue = try DatabaseQueue()
        try queue.write { try $0.execute(sql: "CREATE TABLE mine (id INTEGER)") }

        #expect(try !Schema.migrations.fill(queue))
        #expect(try queue.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master") } == ["mine"])
    }

    @Test func `a step that fails leaves no table behind`() throws {
        var migrations = Migrations()
        migrations.registerMigration("1") { try $0.execute(sql: "CREATE TABLE one (id INTEGER)") }
        migrations.registerMigration("2") { try $0.execute(sql: "CREATE TABLE one (id INTEGER)") }
        let queue = try DatabaseQueue()

        #expect(throws: DatabaseError.self) { try migrations.fill(queue) }
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") } == 0)
    }
}
