import BotConfig
import Testing

/// One row per shape of mistake: what is written, and every line the user then reads.
@Suite struct RejectedConfigurationTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var yaml: String
        var lines: [String]

        init(_ change: (inout Draft) -> Void, _ lines: String...) {
            var draft = Draft()
            change(&draft)
            yaml = draft.text
            self.lines = lines
        }

        var testDescription: String { lines.first ?? yaml }
    }

    // Lines of a draft: 1 store, 2 sources, 3 endpoints, 4 plugins, 5 routes.
    static let structure: [Mistake] = [
        Mistake(
            { $0.store = "stor: { path: x }" },
            "kairan.yaml:1:1: error: Unknown key 'stor' in the file; did you mean 'store'?"),
        Mistake(
            { $0.store = "completely: different" },
            "kairan.yaml:1:1: error: Unknown key 'completely' in the file; known keys: store, timezone, remindAt, contact, sources, pluginFolders, plugins, endpoints, routes."
        ),
        Mistake(
            { $0.store = "store: { retension: 3d }" },
            "kairan.yaml:1:10: error: Unknown key 'retension' in store; did you mean 'retention'?"),
        Mistake(
            { $0.store = "store: kairan.sqlite" },
            "kairan.yaml:1:8: error: Store must be a mapping (`key: value`), not a single value."),
        Mistake(
            { $0.store = "store: { retention: 400 }" },
            "kairan.yaml:1:21: error: 'retention' of store must be at least a day, for example 400d, not '400'."),
        Mistake(
            { $0.store = "store: { retention: 3h }" },
            "kairan.yaml:1:21: error: 'retention' of store must be at least a day, for example 400d, not '3h'."),
        Mistake(
            { $0.store = "store: { path: [a] }" },
            "kairan.yaml:1:16: error: 'path' of store must be a single value, not a list."),
        Mistake({ $0.store = "store: { path: \"\" }" }, "kairan.yaml:1:16: error: 'path' of store has no value."),
        Mistake(
            { $0.store = "timezone: Asia/Tokio" },
            "kairan.yaml:1:11: error: 'timezone' of the file must be a name like Asia/Tokyo (see /usr/share/zoneinfo), not 'Asia/Tokio'."
        ),
        Mistake(
            { $0.store = "timezone: ../../../etc/passwd" },
            "kairan.yaml:1:11: error: 'timezone' of the file must be a name like Asia/Tokyo (see /usr/share/zoneinfo), not '../../../etc/passwd'."
        ),
        Mistake(
            { $0.store = "remindAt: noon" },
            "kairan.yaml:1:11: error: 'remindAt' of the file must be a time like \"09:00\", not 'noon'."),
        Mistake(
            { $0.store = "store: { path: \"${env:STORE}\" }" },
            "kairan.yaml:1:16: error: `${env:…}` is read only in url, secret, token and proxy; write the value of 'path' itself."
        ),
        Mistake({ $0.store = "? [a, b]\n: c" }, "kairan.yaml:1:3: error: A key of the file must be a word."),
    ]

    static let sources: [Mistake] = [
        Mistake(
            { $0.sources = "sources: inbox" },
            "kairan.yaml:2:10: error: 'sources' of the file must be a list, not a single value. Write [inbox]."),
        Mistake({ $0.sources = "sources: [{ folder: a }]" }, "kairan.yaml:2:11: error: A source needs a name."),
        Mistake(
            { $0.sources = "sources: [{ name: a, stdin: true }, { name: b, stdin: true }]" },
            "kairan.yaml:2:37: error: Sources 'a' and 'b' both read standard input. Keep one."),
        Mistake(
            { $0.sources = "sources: [{ name: a, stdin: true, file: a.md }]" },
            "kairan.yaml:2:11: error: Source 'a' has more than one of `folder`, `file`, `stdin` and `url`. Make a source of each."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, stdin: maybe }]" },
            "kairan.yaml:2:29: error: 'stdin' of source 'a' must be true or false, not 'maybe'."),
        Mistake(
            { $0.sources = "sources: [{ name: a }]" },
            "kairan.yaml:2:11: error: Source 'a' needs `folder:`, `file:`, `url:` or `stdin: true`."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, folder: b, file: c }]" },
            "kairan.yaml:2:11: error: Source 'a' has more than one of `folder`, `file`, `stdin` and `url`. Make a source of each."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, foldr: b }]" },
            "kairan.yaml:2:11: error: Source 'a' needs `folder:`, `file:`, `url:` or `stdin: true`.",
            "kairan.yaml:2:22: error: Unknown key 'foldr' in source 'a'; did you mean 'folder'?"),
        Mistake(
            { $0.sources = "sources: [{ name: a, feed: \"https://www.example.jp/rss\" }]" },
            "kairan.yaml:2:22: error: This version reads no 'feed'. Name the document itself (`url:`), or fetch it with another program, into a folder or `stdin: true`."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, url: \"http://www.example.jp/\" }]" },
            "kairan.yaml:2:27: error: The url of source 'a' starts with http://: whoever sits on the way could change the minutes. Use https, or write allowHTTP: true."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, url: \"https://10.1.2.3/\" }]" },
            "kairan.yaml:2:27: error: The url of source 'a' points into a private network. If that is meant, write allowPrivate: true."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, url: \"https://me:T0KEN@www.example.jp/\" }]" },
            "kairan.yaml:2:27: error: The url of source 'a' cannot be fetched. A URL with a user name or password is not taken: what it leads to is shown to everybody."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, url: \"https://例え.jp/\" }]" },
            "kairan.yaml:2:27: error: The url of source 'a' cannot be fetched. Write the host in its ASCII form (xn--…), as browsers show it on copying."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, url: \"https://www.example.jp/\", folder: b }]" },
            "kairan.yaml:2:11: error: Source 'a' has more than one of `folder`, `file`, `stdin` and `url`. Make a source of each."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, url: \"https://www.example.jp/\", every: 5s }]" },
            "kairan.yaml:2:61: error: 'every' of source 'a' must be from 1m to 366d, for example 1h, not '5s'."),
        Mistake(
            { $0.sources = "sources: [{ name: a, url: \"https://x.jp/m\" }, { name: b, url: \"https://x.jp/m#p2\" }]" },
            "kairan.yaml:2:47: error: Sources 'a' and 'b' both fetch https://x.jp/m. Keep one."),
        Mistake(
            { $0.sources = "sources: [{ name: a, folder: b }]\ncontact: \"me (at) home\"" },
            "kairan.yaml:3:10: error: 'contact' of the file must be a mail address or a URL, for example giji@example.jp, not 'me (at) home'."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, folder: b }, { name: a, folder: c }]" },
            "kairan.yaml:2:35: error: Two sources are called 'a'. Give one another name."),
        Mistake(
            { $0.sources = "sources: [{ name: \"a\\nb\", folder: b }]" },
            "kairan.yaml:2:11: error: A source's name must be one line of at most 64 characters, without spaces around it."
        ),
        Mistake(
            { $0.sources = "sources: [{ name: a, folder: b, recursive: yes }]" },
            "kairan.yaml:2:44: error: 'recursive' of source 'a' must be true or false, not 'yes'."),
    ]

    static let endpoints: [Mistake] = [
        Mistake(
            { $0.endpoints = "endpoints: { console: {} }" },
            "kairan.yaml:3:14: error: Endpoint 'console' needs `service:` (slack, teams, discord, google-chat, mattermost, rocket-chat, chatwork, line-works, line, zulip, matrix, ntfy, telegram, email, generic, console)."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slak } }" },
            "kairan.yaml:3:34: error: No service 'slak'; did you mean 'slack'?"),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: irc } }" },
            "kairan.yaml:3:34: error: No service 'irc'; known services: slack, teams, discord, google-chat, mattermost, rocket-chat, chatwork, line-works, line, zulip, matrix, ntfy, telegram, email, generic, console."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slack } }" },
            "kairan.yaml:3:14: error: Endpoint 'console' needs `url:`, for example url: \"${env:KAIRAN_CONSOLE_URL}\""),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: console, url: \"http://127.0.0.1/\" } }" },
            "kairan.yaml:3:43: error: A console endpoint takes no 'url': it prints to standard output."),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slack, url: \"http://127.0.0.1/x\" } }" },
            "kairan.yaml:3:46: error: The url of endpoint 'console' starts with http://: what is sent could be read on the way. Use https, or write allowHTTP: true for a receiver on your own machine."
        ),
        Mistake(
            {
                $0.endpoints =
                    "endpoints: { console: { service: slack, allowHTTP: true, url: \"http://localhost/x\" } }"
            },
            "kairan.yaml:3:63: error: The url of endpoint 'console' points into a private network. If that is meant, write allowPrivate: true."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slack, url: \"${env:NO_SUCH}\" } }" },
            "kairan.yaml:3:46: error: The environment variable NO_SUCH is not set. Set it where kairan runs."),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slack, url: \"${env:EMPTY}\" } }" },
            "kairan.yaml:3:46: error: The environment variable EMPTY is empty."),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slack, url: \"${vault:x}\" } }" },
            "kairan.yaml:3:46: error: 'url' of endpoint 'console' must be ${env:NAME} or ${file:PATH} and nothing else."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slack, url: \"${env:FTP}\" } }" },
            "kairan.yaml:3:46: error: The url of endpoint 'console' is no https URL (https://host/path, without a user name or #)."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slack, url: \"${env:USER_URL}\" } }" },
            "kairan.yaml:3:46: error: The url of endpoint 'console' is no https URL (https://host/path, without a user name or #)."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slack, url: \"${env:TEN}\" } }" },
            "kairan.yaml:3:46: error: The url of endpoint 'console' points into a private network. If that is meant, write allowPrivate: true."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slack, url: \"${env:LINE}\" } }" },
            "kairan.yaml:3:46: error: LINE Notify ended on 2025-03-31. Use `service: line` (the Messaging API; needs a channel's token) or, in a company, `service: line-works`."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: teams, url: \"${env:OFFICE}\" } }" },
            "kairan.yaml:3:46: error: Office 365 connectors are retired. In Teams, make a workflow (\"Post to a channel when a webhook request is received\") and use its URL with `service: teams`."
        ),
        Mistake(
            {
                $0.endpoints =
                    "endpoints: { console: { service: slack, url: \"${env:GOOD}\", secret: \"${env:KEY}\" } }"
            },
            "kairan.yaml:3:61: error: Endpoint 'console' takes no 'secret': only generic endpoints sign."),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: generic, url: \"${env:GOOD}\" } }" },
            "kairan.yaml:3:14: error: Endpoint 'console' needs `secret:`, for example secret: \"${env:KAIRAN_CONSOLE_SECRET}\""
        ),
        Mistake(
            {
                $0.endpoints =
                    "endpoints: { console: { service: generic, url: \"${env:GOOD}\", secret: \"${env:SHORT}\" } }"
            },
            "kairan.yaml:3:71: error: The secret of endpoint 'console' must be whsec_ and 24 to 64 random bytes in base64. Make one with: echo whsec_$(openssl rand -base64 32)"
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: line-notify, token: \"${env:GOOD}\" } }" },
            "kairan.yaml:3:34: error: LINE Notify ended on 2025-03-31. Use `service: line` (the Messaging API; needs a channel's token) or, in a company, `service: line-works`."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: office365, url: \"${env:GOOD}\" } }" },
            "kairan.yaml:3:34: error: Office 365 connectors are retired. In Teams, make a workflow (\"Post to a channel when a webhook request is received\") and use its URL with `service: teams`."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: chatwork } }" },
            "kairan.yaml:3:14: error: Endpoint 'console' needs `token:`, for example token: \"${env:KAIRAN_CONSOLE_TOKEN}\"",
            "kairan.yaml:3:14: error: Endpoint 'console' needs `room:`, for example room: \"123456789\" (the number behind #!rid in the room's address)"
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: chatwork, room: \"1\", token: abc } }" },
            "kairan.yaml:3:62: error: A token must not stand in the file. Put it into an environment variable (token: \"${env:KAIRAN_CONSOLE_TOKEN}\") or a file of mode 0600 (token: \"${file:secrets/NAME}\")."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: slack, url: \"${env:GOOD}\", mentions: [here] } }" },
            "kairan.yaml:3:61: error: Unknown key 'mentions' in endpoint 'console'; did you mean 'mention'?"),
        Mistake(
            {
                $0.endpoints =
                    "endpoints: { console: { service: slack, url: \"${env:GOOD}\", mention: [\"<!here>\"] } }"
            },
            "kairan.yaml:3:71: error: 'mention' of endpoint 'console' must list channel, here, everyone, or ids like U012AB3CD and S012AB3CD, not '<!here>'."
        ),
        Mistake(
            { $0.routes = "routes: [{ to: [console], mention: [here] }]" },
            "kairan.yaml:5:27: error: Endpoint 'console' of route 1 cannot call anybody this way (console): give it a route of its own, without 'mention'."
        ),
        Mistake(
            {
                $0.endpoints = "endpoints: { console: { service: slack, url: \"${env:GOOD}\" } }"
                $0.routes = "routes: [{ to: [console], mention: [here, \"@taro\"] }]"
            },
            "kairan.yaml:5:43: error: 'mention' of route 1 must list channel, here, everyone, or ids like U012AB3CD and S012AB3CD for endpoint 'console', not '@taro'."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: line-works, url: \"${env:GOOD}\", mention: [all] } }" },
            "kairan.yaml:3:66: error: Endpoint 'console' takes no 'mention': the service cannot call anybody this way."),
        Mistake(
            {
                $0.endpoints =
                    "endpoints: { console: { service: email, url: \"https://x.jp/\", from: a@x.jp, to: [b@x.jp] } }"
            },
            "kairan.yaml:3:46: error: The url of endpoint 'console' must be smtps://host:465 or smtp://host:587, and nothing else."
        ),
        Mistake(
            {
                $0.endpoints =
                    "endpoints: { console: { service: email, url: \"smtps://m.x.jp\", from: a@x.jp, to: [\"b x@x.jp\"] } }"
            },
            "kairan.yaml:3:83: error: 'to' of endpoint 'console' must list mail addresses, not 'b x@x.jp'."),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: discord, url: \"${env:GOOD}\", thread: abc } }" },
            "kairan.yaml:3:71: error: 'thread' of endpoint 'console' must be a thread's number, or `meeting` (a forum: a post per meeting), not 'abc'."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: console, timeout: 20 } }" },
            "kairan.yaml:3:52: error: 'timeout' of endpoint 'console' must be from 1s to 5m, for example 20s, not '20'."
        ),
        Mistake(
            { $0.endpoints = "endpoints: { console: { service: console, onUnknown: retry } }" },
            "kairan.yaml:3:54: error: 'onUnknown' of endpoint 'console' must be resend or hold, not 'retry'."),
    ]

    static let pluginsAndRoutes: [Mistake] = [
        Mistake(
            { $0.plugins = "plugins: [summary]" },
            "kairan.yaml:4:10: error: Plugins must be a mapping (`key: value`), not a list."),
        Mistake(
            { $0.plugins = "plugins: { summary: 1200 }" },
            "kairan.yaml:4:12: error: The settings of plugin 'summary' must be a mapping, not a single value."),
        Mistake(
            { $0.plugins = "plugins: { ../x: {} }" },
            "kairan.yaml:4:12: error: A plugin's name is made of small letters, digits and hyphens (keyword-alert)."),
        Mistake(
            { $0.plugins = "plugins: { summary: { token: \"${env:GOOD}\" } }" },
            "kairan.yaml:4:30: error: `${env:…}` is read only in url, secret, token and proxy: plugins are given no secrets."
        ),
        Mistake(
            { $0.routes = "routes: [{ to: [consol] }]" },
            "kairan.yaml:5:17: error: No endpoint 'consol' for route 1; did you mean 'console'?"),
        Mistake(
            { $0.routes = "routes: [{ to: [全員] }]" },
            "kairan.yaml:5:17: error: No endpoint '全員' for route 1; known: console."),
        Mistake(
            { $0.routes = "routes: [{ to: console }]" },
            "kairan.yaml:5:16: error: 'to' of route 1 must be a list, not a single value. Write [console]."),
        Mistake(
            { $0.routes = "routes: [{ to: [console, console] }]" },
            "kairan.yaml:5:26: error: 'console' stands twice in 'to' of route 1."),
        Mistake(
            { $0.routes = "routes: [{ plugin: summary }]" },
            "kairan.yaml:5:10: error: Route 1 needs `to:` with at least one endpoint."),
        Mistake(
            { $0.routes = "routes: [{ to: [] }]" },
            "kairan.yaml:5:10: error: Route 1 needs `to:` with at least one endpoint."),
        Mistake(
            { $0.routes = "routes: [{ plugins: summary, to: [console] }]" },
            "kairan.yaml:5:12: error: Unknown key 'plugins' in route 1; did you mean 'plugin'?"),
    ]

    static let environment = [
        "EMPTY": " ", "FTP": "ftp://example.jp/", "USER_URL": "https://me:pw@example.jp/", "TEN": "https://10.1.2.3/x",
        "LINE": "https://notify-api.line.me/api/notify", "OFFICE": "https://acme.webhook.office.com/webhookb2/x",
        "GOOD": "https://hooks.slack.com/services/T/B/x", "SHORT": "whsec_c2hvcnQ=",
        "KEY": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    ]

    @Test(arguments: structure + sources + endpoints + pluginsAndRoutes)
    func `every mistake is reported with its line, its column and what to write`(mistake: Mistake) {
        #expect(complaints(mistake.yaml, environment: Self.environment) == mistake.lines)
    }

    @Test func `all mistakes are reported at once, in the order of the file`() {
        let lines = complaints(
            """
            stor: {}
            sources: [{ name: a, foldr: b, file: c }]
            endpoints: { console: { service: consle } }
            plugins: { summary: {} }
            routes: [{ to: [cnsole] }]
            """)

        #expect(
            lines == [
                "kairan.yaml:1:1: error: Unknown key 'stor' in the file; did you mean 'store'?",
                "kairan.yaml:2:22: error: Unknown key 'foldr' in source 'a'; did you mean 'folder'?",
                "kairan.yaml:3:34: error: No service 'consle'; did you mean 'console'?",
                "kairan.yaml:5:17: error: No endpoint 'cnsole' for route 1; did you mean 'console'?",
            ])
    }

    @Test(arguments: [
        Mistake(
            { $0.routes = "" }, "kairan.yaml:3:14: warning: Nothing goes to endpoint 'console': no route names it.",
            "kairan.yaml:4:12: warning: Nobody hears plugin 'summary': no route takes its notices. Add one, for example: - { plugin: summary, to: [console] }"
        ),
        Mistake(
            { $0.routes = "routes: [{ plugin: sumary, to: [console] }, { to: [console] }]" },
            "kairan.yaml:5:12: warning: Route 1 matches nothing: plugin 'sumary' is not under `plugins`; did you mean 'summary'?"
        ),
        Mistake(
            { $0.sources = "" },
            "kairan.yaml: warning: No sources: nothing is read. Add one, for example: sources: [{ name: inbox, folder: ./inbox }]"
        ),
        Mistake(
            { $0.plugins = "plugins:" },
            "kairan.yaml:4:1: warning: No plugins: nothing is told. Add one, for example: plugins: { summary: {} }"),
    ])
    func `what is odd but harmless is a warning`(oddity: Mistake) {
        #expect(complaints(oddity.yaml) == oddity.lines)
    }
}
