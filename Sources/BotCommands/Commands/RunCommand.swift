import ArgumentParser
import BotCore

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "One pass: read what is new, ask the plugins, deliver. What cron calls.",
        discussion: """
            Reads the sources, gives new minutes to the plugins, and sends what they say and whatever else is due. What \
            was told once is not told again; what could not be delivered is tried again by a later run. When another run \
            is at work, this one leaves with exit code 0 and says so.

            Example: kairan run --config /etc/kairan/kairan.yaml --quiet
            """)

    @OptionGroup var config: ConfigOptions
    @OptionGroup var plugins: PluginFolderOptions
    @OptionGroup var time: AsOfOptions
    @OptionGroup var talk: TalkOptions

    @Option(help: ArgumentHelp("Begin nothing new after this long; what is left is the next run's.", valueName: "time"))
    var budget: DurationArgument?

    @Option(help: ArgumentHelp("Wait this long for another run to end, instead of leaving.", valueName: "time"))
    var wait: DurationArgument?

    func run() throws {
        var assembly = try Assembly(
            config, talk, secrets: true, pluginFolders: plugins.pluginDir, asOf: time.asOf)
        assembly.readStandardInput()
        var limits = RunLimits()
        if let budget { limits.budget = budget.duration }
        if let wait { limits.waitForLease = wait.duration }
        let report = try BotRun(assembly: assembly, talk: talk).perform { bot in try bot.run(limits) }
        try RunTalk(report: report, logger: assembly.logger, config: config).finish()
    }
}
