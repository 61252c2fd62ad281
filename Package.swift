// swift-tools-version: 6.2
import PackageDescription

// Sections in the order data flows (docs/ARCHITECTURE.md); one line per room, its imports in alphabetical order.

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "Kairan",
    products: [
        .executable(name: "kairan", targets: ["kairan"]),
        .executable(name: "kairan-reader", targets: ["kairan-reader"]),
        .executable(name: "kairan-receiver", targets: ["kairan-receiver"]),
        .executable(name: "summary", targets: ["Summary"]),
        .executable(name: "deadline-reminder", targets: ["DeadlineReminder"]),
        .executable(name: "keyword-alert", targets: ["KeywordAlert"]),
        .library(name: "PluginKit", targets: ["PluginKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    ],
    targets: [
        // The C corners
        .target(name: "CCurl", path: "Sources/CCurl"),
        .target(name: "CICU", path: "Sources/CICU", linkerSettings: [.linkedLibrary("icuuc")]),
        .systemLibrary(
            name: "CXML", path: "Sources/CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLinux", path: "Sources/CLinux"),
        .target(name: "CBox", path: "Sources/CBox"),
        .target(name: "CStore", path: "Sources/CStore"),

        // The nouns and the text
        .target(name: "MinutesModel"),
        .target(name: "JapaneseText", dependencies: ["CICU", "MinutesModel"]),
        .target(name: "MinutesParsing", dependencies: ["JapaneseText", "MinutesModel"]),
        .target(name: "Commitments", dependencies: ["JapaneseText", "MinutesModel"]),
        .target(name: "Keywords", dependencies: ["JapaneseText", "MinutesModel"]),
        .target(name: "Summaries", dependencies: ["Commitments", "JapaneseText", "MinutesModel"]),
        .target(name: "Documents", dependencies: ["CXML", "CZlib", "JapaneseText", "MinutesModel", crypto]),
        .executableTarget(name: "kairan-reader", dependencies: ["Documents", "MinutesModel", "MinutesParsing"]),

        // Plugins
        .target(name: "PluginKit", dependencies: ["MinutesModel"]),
        .executableTarget(
            name: "Summary", dependencies: ["Commitments", "JapaneseText", "MinutesModel", "PluginKit", "Summaries"],
            path: "Plugins/Summary", exclude: ["README.md", "plugin.json"]),
        .executableTarget(
            name: "DeadlineReminder", dependencies: ["Commitments", "JapaneseText", "MinutesModel", "PluginKit"],
            path: "Plugins/DeadlineReminder", exclude: ["README.md", "plugin.json"]),
        .executableTarget(
            name: "KeywordAlert", dependencies: ["JapaneseText", "Keywords", "MinutesModel", "PluginKit"],
            path: "Plugins/KeywordAlert", exclude: ["README.md", "plugin.json"]),

        // The bot
        .target(name: "Boxes", dependencies: ["CBox"]),
        .target(name: "BotCore", dependencies: ["JapaneseText", "MinutesModel", "PluginKit", crypto, logging]),
        .target(name: "PluginHost", dependencies: ["BotCore", "Boxes", "MinutesModel", "PluginKit", logging]),
        .target(
            name: "BotStore",
            dependencies: ["BotCore", "CStore", "JapaneseText", "MinutesModel", "PluginKit", grdb, sqlite]),
        .target(name: "Webhooks", dependencies: ["BotCore", "CCurl", "MinutesModel", "PluginKit", crypto]),
        .target(name: "Intake", dependencies: ["BotCore", crypto]),
        .target(name: "BotConfig", dependencies: ["BotCore", "PluginKit", yams]),
        .target(
            name: "BotCommands",
            dependencies: [
                "BotConfig", "BotCore", "BotStore", "Boxes", "CLinux", "Commitments", "Intake", "JapaneseText",
                "Keywords", "MinutesModel", "PluginHost", "PluginKit", "Summaries", "Webhooks",
                argumentParser, logging,
            ]),
        .executableTarget(name: "kairan", dependencies: ["BotCommands"]),

        // What plays the chat products
        .target(name: "Receiver", dependencies: [crypto, flyingFox, flyingSocks]),
        .executableTarget(name: "kairan-receiver", dependencies: ["Receiver", argumentParser, flyingSocks]),

        // What speed claims are made with
        .executableTarget(
            name: "kairan-bench",
            dependencies: [
                "BotCore", "BotStore", "Documents", "JapaneseText", "Keywords", "MinutesModel", "MinutesParsing",
                "PluginHost", "PluginKit", "Summaries", "Webhooks", logging,
            ],
            path: "Benchmarks", exclude: ["Judged", "peers"]),

        // Tests
        .target(
            name: "TestSupport", dependencies: ["CZlib", "MinutesModel"], path: "Tests/TestSupport",
            exclude: ["Fixtures"]),
        .target(
            name: "MemoryStore", dependencies: ["BotCore", "MinutesModel", "PluginKit"], path: "Tests/MemoryStore"),
        .executableTarget(name: "FaultyPlugin", path: "Tests/FaultyPlugin"),
        .executableTarget(
            name: "SamplePlugin", dependencies: ["MinutesModel", "PluginKit"], path: "Tests/SamplePlugin"),
        .testTarget(name: "MinutesModelTests", dependencies: ["MinutesModel"]),
        .testTarget(name: "JapaneseTextTests", dependencies: ["JapaneseText", "MinutesModel", "TestSupport"]),
        .testTarget(name: "KeywordsTests", dependencies: ["JapaneseText", "Keywords", "MinutesModel", "TestSupport"]),
        .testTarget(
            name: "MinutesParsingTests", dependencies: ["Documents", "MinutesModel", "MinutesParsing", "TestSupport"]),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["CZlib", "Documents", "MinutesModel", "MinutesParsing", "TestSupport"]),
        .testTarget(
            name: "CommitmentsTests",
            dependencies: [
                "Commitments", "Documents", "JapaneseText", "MinutesModel", "MinutesParsing", "TestSupport",
            ],
            exclude: ["Judged"]),
        .testTarget(
            name: "SummariesTests",
            dependencies: ["Documents", "MinutesModel", "MinutesParsing", "Summaries", "TestSupport"]),
        .testTarget(
            name: "PluginTests",
            dependencies: [
                "BotCore", "Commitments", "DeadlineReminder", "Documents", "JapaneseText", "KeywordAlert", "Keywords",
                "MemoryStore", "MinutesModel", "MinutesParsing", "PluginKit", "Summaries", "Summary", "TestSupport",
            ]),
        .testTarget(name: "PluginKitTests", dependencies: ["MinutesModel", "PluginKit", "TestSupport"]),
        .testTarget(name: "BoxesTests", dependencies: ["Boxes", "FaultyPlugin", "TestSupport"]),
        .testTarget(
            name: "PluginHostTests",
            dependencies: [
                "BotCore", "Boxes", "FaultyPlugin", "MinutesModel", "PluginHost", "PluginKit", "SamplePlugin",
                "TestSupport", "kairan-reader", logging,
            ]),
        .testTarget(
            name: "BotCoreTests",
            dependencies: ["BotCore", "JapaneseText", "MemoryStore", "MinutesModel", "PluginKit", "TestSupport"]),
        .testTarget(
            name: "BotStoreTests",
            dependencies: [
                "BotCore", "BotStore", "JapaneseText", "MemoryStore", "MinutesModel", "PluginKit", "TestSupport", grdb,
            ]),
        .testTarget(
            name: "Simulation",
            dependencies: [
                "BotCore", "BotStore", "MemoryStore", "MinutesModel", "PluginKit", "TestSupport", logging,
            ],
            path: "Tests/Simulation"),
        .testTarget(
            name: "WebhooksTests",
            dependencies: ["BotCore", "MinutesModel", "PluginKit", "Receiver", "TestSupport", "Webhooks"],
            exclude: ["Golden"]),
        .testTarget(name: "ReceiverTests", dependencies: ["Receiver", "TestSupport"]),
        .testTarget(name: "IntakeTests", dependencies: ["BotCore", "Intake", "TestSupport"]),
        .testTarget(name: "BotConfigTests", dependencies: ["BotConfig", "BotCore", "PluginKit", "TestSupport"]),
        .testTarget(
            name: "BotCommandsTests",
            dependencies: [
                "BotCommands", "BotConfig", "BotCore", "DeadlineReminder", "KeywordAlert", "MinutesModel", "PluginHost",
                "Receiver", "Summary", "TestSupport", "kairan", "kairan-reader", "kairan-receiver", grdb,
            ]),
    ]
)

// scripts/proofs/fuzz asks for it, with the flags without which it has no main. Everything here is then built with the
// address sanitizer: so nothing but the rooms that read strangers' bytes, and no package. swift-crypto's 300 files of C
// would take most of the time, for a hash that no target looks at: a stand-in of its name takes its place.
if Context.environment["KAIRAN_FUZZ"] != nil {
    let rooms = ["CICU", "CXML", "CZlib", "Documents", "JapaneseText", "MinutesModel", "MinutesParsing"]
    package.targets.removeAll { !rooms.contains($0.name) }
    for target in package.targets where target.name == "Documents" {
        target.dependencies = ["CXML", "CZlib", "Crypto", "JapaneseText", "MinutesModel"]
    }
    package.targets += [
        .target(name: "Crypto", path: "Tests/Fuzz/Crypto"),
        .executableTarget(
            name: "kairan-fuzz", dependencies: ["Documents", "JapaneseText", "MinutesModel", "MinutesParsing"],
            path: "Tests/Fuzz", exclude: ["Crypto", "Seeds", "minutes.dict"]),
    ]
    package.products = []
    package.dependencies = []
}

let cCorners = ["CBox", "CCurl", "CICU", "CStore"]
for target in package.targets where target.type != .system && !cCorners.contains(target.name) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .swiftLanguageMode(.v6),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .treatAllWarnings(as: .error),
        ]
}

// A thousand simulated months cost 45 s of processor time in a debug build, and 20 s with what they run through optimised
// there, too. Texts are rendered, split and judged by the megabyte in the tests of Webhooks. PluginKit, which others
// import, must not have such flags.
let optimised = ["BotCore", "MemoryStore", "Receiver", "Simulation", "Webhooks"]
for target in package.targets where optimised.contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}
