/// What `kairan init` writes and `deploy/kairan.yaml` holds. It works as it stands: it prints to the console.
package enum ExampleConfiguration {
    package static let text = """
        # Kairan: what is read, what is told, and to whom. Check it with: kairan check
        # Paths are relative to this file. Unknown keys are errors. Names may be Japanese.

        # Where it remembers what it has told, and for how long.
        store: { path: kairan.sqlite, retention: 400d }

        # Dates in minutes and days of reminders follow this clock; the day's reminders leave from this time on.
        timezone: Asia/Tokyo
        remindAt: "09:00"

        # Where minutes come from: put Markdown or plain text files (UTF-8, Shift_JIS, EUC-JP) into ./inbox
        sources:
          - { name: inbox, folder: ./inbox }
          # A document on the web: fetched by each run, or after `every`; one that has not changed costs a short question.
          # - { name: council, url: "https://www.example.jp/minutes/latest.html", every: 1h }

        # Where notices go. A webhook URL is a secret: it never stands here, but in an environment variable
        # (${env:NAME}) or in a file only you can read (${file:PATH}, chmod 600).
        endpoints:
          console: { service: console }
          # team: { service: slack, url: "${env:KAIRAN_SLACK_URL}" }
          # policy: { service: teams, url: "${file:secrets/teams-url}" }
          # archive: { service: generic, url: "${env:KAIRAN_ARCHIVE_URL}", secret: "${env:KAIRAN_ARCHIVE_SECRET}" }

        # Which plugins run, with their settings (kairan plugins list). A plugin that is not named here does not run.
        plugins:
          # 要約: what was decided, promised and said, in at most so many characters.
          summary: { length: 1200 }
          # 期限: reminders so many days before a promised date, and once when it is overdue.
          # Also "3営業日前", onHoliday: 前営業日, weekly: 月 … see docs/deadlines.md.
          deadline-reminder: { leadDays: [30, 7, 3, 1, 0] }
          # キーワード: try a rule on any text with: kairan explain keywords --rules rules.yaml
          keyword-alert:
            rules:
              - { name: クラウド, any: [ガバメントクラウド, ハイブリッドクラウド], aliases: { ガバメントクラウド: [ガバクラ] } }
              - { name: 人工知能, any: [AI, 生成AI, 人工知能] }

        # Who hears what. Every route that matches gets the notice.
        routes:
          - { to: [console] }
          # - { plugin: keyword-alert, topic: クラウド, to: [team] }
          # - { plugin: deadline-reminder, to: [team, policy], separate: true }

        """
}
