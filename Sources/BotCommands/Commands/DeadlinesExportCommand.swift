import ArgumentParser
import BotCore
import MinutesModel

struct DeadlinesExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Commitments for a calendar (--ics), a spreadsheet (--csv), a web page (--html) or a program (--json).",
        discussion: """
            Examples:
              kairan deadlines export --ics > deadlines.ics
              kairan deadlines export --ics --alarm 14 --council 財政 > zaisei.ics
              kairan deadlines export --csv --bom > deadlines.csv     for Excel
              kairan deadlines export --html --all > deadlines.html   also for phones

            The file goes to standard output. A calendar holds dated commitments only.
            Importing it again moves events instead of adding them: each keeps its UID.
            """)

    enum Form: String, EnumerableFlag {
        case ics, csv, html, json
    }

    @Flag(help: "iCalendar, CSV, a page, or JSON.")
    var form: Form

    @Option(
        help: ArgumentHelp("--ics: remind so many days before, at 9:00; may be given several times.", valueName: "days")
    )
    var alarm: [Int] = [7, 1]

    @Flag(help: "--ics: without alarms.")
    var noAlarm = false

    @Flag(help: "--ics: tasks (VTODO) in place of events, for Apple Reminders, Thunderbird or Nextcloud.")
    var tasks = false

    @Flag(help: "--csv: begin with a byte order mark, for Excel.")
    var bom = false

    @Option(help: ArgumentHelp("--html: the page's title.", valueName: "text"))
    var title = "約束と期限"

    @OptionGroup var selection: DeadlineSelection
    @OptionGroup var place: DeadlinePlace

    func validate() throws {
        // A year: no calendar shows an alarm earlier.
        if alarm.contains(where: { !(0...366).contains($0) }) { throw ValidationError("--alarm takes 0 to 366 days.") }
        if form != .ics, tasks || noAlarm { throw ValidationError("--tasks and --no-alarm go with --ics.") }
        if form != .csv, bom { throw ValidationError("--bom goes with --csv.") }
    }

    func run() throws {
        let assembly = try Assembly(place.config, place.talk, secrets: false, asOf: place.time.asOf)
        let today = assembly.zone.local(assembly.now).date
        let commitments = try selection.commitments(in: try assembly.ledger(), today: today)
        switch form {
        case .json: Terminal.write(CommitmentJSON.bytes(commitments))
        case .csv: Terminal.write(CSVFile(today: today, withMark: bom).bytes(commitments))
        case .ics:
            let alarms = noAlarm ? [] : Set(alarm).sorted(by: >)
            Terminal.write(CalendarFile(now: assembly.now, alarms: alarms, asTasks: tasks).bytes(commitments))
        case .html:
            Terminal.write(TimelinePage(title: title, today: today).bytes(commitments))
        }
    }
}
