import BotCommands

/// `main` is synchronous on purpose: children are tied to the thread that started them, and that has to be this one.
@main enum Kairan {
    static func main() {
        Launch.run()
    }
}
