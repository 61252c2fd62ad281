import Glibc
import JapaneseText
import Keywords

/// Megabytes of text a second past 10 to 100,000 keywords, beside grep and ripgrep on the same text and words.
struct KeywordSearch {
    let document: String

    /// Words of two kanji as minutes have them; pairs of them make as many keywords as are wanted.
    private static let parts = """
        予算 決算 会計 財政 税収 歳入 歳出 基金 補助 交付 負担 料金 使用 施設 整備 建設 工事 改修 道路 橋梁 河川 公園 緑地 下水 水道 住宅 都市 計画
        開発 事業 政策 施策 対策 方針 戦略 構想 基本 総合 地域 地方 自治 行政 改革 議会 議員 議長 委員 会議 協議 審議 審査 調査 研究 報告 説明 質問
        答弁 意見 要望 陳情 請願 条例 規則 制度 法律 改正 制定 廃止 選挙 投票 住民 市民 人口 世帯 家庭 児童 生徒 学校 教育 教員 給食 図書 文化 芸術
        体育 健康 保健 医療 病院 診療 看護 介護 福祉 障害 高齢 年金 保険 生活 保護 支援 相談 窓口 雇用 労働 就労 産業 農業 林業 漁業 商業 工業 企業
        経営 経済 金融 観光 交流 国際 防災 災害 地震 津波 避難 消防 救急 警察 防犯 交通 安全 安心 環境 保全 資源 廃棄 処理 電力 発電 電気 通信 情報
        公開 個人 番号 管理 運営 運用 監視 検査 検討 評価 目標 実施 実績 推進 促進 振興 活動 活用 利用 公共 民間 団体 組織 組合 法人 会社 社会 職員
        人事 人材 育成 研修 給与 退職 採用 試験 技術 科学 機関 関係 連携 協力 協働 参加 男女 平等 人権 平和 外交 貿易 輸出 輸入 物価 価格 消費 生産
        製造 販売 市場 流通 物流 輸送 鉄道 空港 港湾 船舶 海岸 土地 土木 建築 建物 用地 空間 時間 期間 年度 今後 将来 現在 現状 課題 問題 解決 改善
        向上 拡大 縮小 強化 充実 維持 継続 確保 設置 配置 導入 入札 契約 委託 指定 認定 許可 登録 届出 申請 証明 発行 交換 変更 更新 新設 移転 統合
        合併 独立 国会 国家 町村 大学 大臣 総理 政府 内閣 官房 知事 市長 部長 課長 本部 支所 庁舎 議案 議題 議事 事務 事項 事例 事故 原因 放送 排水
        水質 温泉 品質 質疑
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)

    private static func keywords(_ count: Int) -> [String] {
        var words = parts
        next: for step in 1..<parts.count {
            for (index, word) in parts.enumerated() {
                guard words.count < count else { break next }
                words.append(word + parts[(index + step) % parts.count])
            }
        }
        return Array(words.prefix(count))
    }

    func measure(report: (String) -> Void) throws {
        let folder = "/tmp/kairan-bench-\(getpid())"
        guard mkdir(folder, 0o700) == 0 else { throw BenchmarkError("cannot make \(folder)") }
        defer { for name in ["text", "words", "out", ""] { _ = remove(folder + "/" + name) } }
        let text = text()
        try write(text, to: folder + "/text")
        let megabytes = Double(text.count) / 1_000_000
        let paragraphs = text.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        for count in [10, 1000, 10_000, 100_000] {
            let words = Self.keywords(count)
            try write(Array(words.joined(separator: "\n").utf8), to: folder + "/words")
            let began = processorTime()
            let matcher = try KeywordMatcher(rules: [KeywordRule(name: "bench", any: words)])
            let built = processorTime() - began
            let patterns = words.map { Folding.fold($0).bytes }
            let automatonBegan = processorTime()
            let automaton = AhoCorasick(patterns)
            let automatonBuilt = processorTime() - automatonBegan
            let walk = best {
                text.withUnsafeBufferPointer { bytes in
                    var found = 0
                    automaton.scan(bytes) { _, _ in found += 1 }
                    return found
                }
            }
            let whole = best { paragraphs.reduce(0) { $0 + matcher.count(in: $1) } }
            var line =
                "keywords, \(count) of them, \(megabytes.rounded(0)) MB: automaton \(rate(megabytes, walk.seconds)), "
                + "fold + walk + boundaries \(rate(megabytes, whole.seconds)) (\(whole.found) hits), ready in "
                + "\((built * 1000).rounded(0)) ms (its automaton \((automatonBuilt * 1000).rounded(0)) ms), "
                + "peak \(peakMegabytes()) MiB with the text"
            for (name, command) in [
                ("grep -F -o", "LC_ALL=C grep -F -o -f words text"), ("rg -F -o", "rg -F -o -I -N -f words text"),
            ] {
                // Into a file: grep sees /dev/null and stops at the first match.
                if let seconds = childTime("cd \(folder) && \(command) > out") {
                    line += "; \(name) \(rate(megabytes, seconds))"
                }
            }
            report(line)
        }
        // The worst that can happen: a text that is made of keywords.
        for count in [10_000, 100_000] {
            let words = Self.words(of: text, count)
            let matcher = try KeywordMatcher(rules: [KeywordRule(name: "bench", any: words)])
            let whole = best { paragraphs.reduce(0) { $0 + matcher.count(in: $1) } }
            report(
                "every word a keyword, \(words.count) of them: fold + walk + boundaries "
                    + "\(rate(megabytes, whole.seconds)) (\(whole.found) hits)")
        }
    }

    /// The text's own words by ICU, the most frequent first, then pairs of neighbours.
    private static func words(of text: [UInt8], _ wanted: Int) -> [String] {
        var breaks = WordBoundaries()
        var counts: [String: Int] = [:]
        var pairs: Set<String> = []
        // The text repeats itself; its first two megabytes hold every word.
        for line in text.prefix(2_000_000).split(separator: 0x0A) {
            let line = String(decoding: line, as: UTF8.self)
            let bytes = Array(line.utf8)
            var last: ArraySlice<UInt8> = []
            var start = 0
            for end in breaks.breaks(in: line) where end > start {
                let word = bytes[start..<end]
                start = end
                // Two letters, and neither Latin nor a sign of the block of 　、。「」.
                let isWord =
                    word.count >= 6 && word.allSatisfy { $0 >= 0x80 } && !Array(word).starts(with: [0xE3, 0x80])
                if isWord {
                    counts[String(decoding: word, as: UTF8.self), default: 0] += 1
                    if !last.isEmpty { pairs.insert(String(decoding: last + word, as: UTF8.self)) }
                }
                last = isWord ? word : []
            }
        }
        let words = counts.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.map { $0.key }
        var all = Array(words.prefix(wanted))
        for pair in pairs.sorted() where all.count < wanted && counts[pair] == nil { all.append(pair) }
        // What the text has not enough of is made of its words.
        next: for step in 1..<max(2, words.count) {
            for index in words.indices {
                guard all.count < wanted else { break next }
                let made = words[index] + words[(index + step) % words.count]
                if pairs.insert(made).inserted { all.append(made) }
            }
        }
        return all
    }

    /// The sample, and the shared corpus where there is one, until there are 20 MB.
    private func text() -> [UInt8] {
        var once = Array(contents(of: document).utf8)
        if let data = getenv("KAIRAN_TESTDATA").map({ String(cString: $0) }) {
            for name in [
                "meguro-assembly-kensakusystem.txt", "mlit-committee-2023-10-19.txt", "tokyo-committee-2020-04-17.txt",
                "regulatory-reform-council-2025-10-03.txt", "shinagawa-committee-2001-11-27.txt",
            ] { once += Array(contents(of: data + "/corpus/" + name).utf8) + [0x0A] }
        }
        var text: [UInt8] = []
        while text.count < 20_000_000, !once.isEmpty { text += once }
        return text
    }

    private func best(_ body: () -> Int) -> (seconds: Double, found: Int) {
        var best = Double.infinity
        var found = 0
        for _ in 0..<3 {
            let began = processorTime()
            found = body()
            best = min(best, processorTime() - began)
        }
        return (best, found)
    }

    private func rate(_ megabytes: Double, _ seconds: Double) -> String {
        "\((megabytes / max(seconds, 0.001)).rounded(0)) MB/s"
    }

    private func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    private func peakMegabytes() -> Int {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1024
    }

    /// Processor time of a shell's child; `nil` where the program is not there.
    private func childTime(_ command: String) -> Double? {
        var before = rusage()
        getrusage(Int32(RUSAGE_CHILDREN.rawValue), &before)
        // grep ends with 1 when nothing is found; 127 is a program that is not there.
        let status = system(command)
        guard status == 0 || status == 256 else { return nil }
        var after = rusage()
        getrusage(Int32(RUSAGE_CHILDREN.rawValue), &after)
        func seconds(_ usage: rusage) -> Double {
            Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
                + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1_000_000
        }
        return seconds(after) - seconds(before)
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "wb") else { throw BenchmarkError("cannot write \(path)") }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw BenchmarkError("cannot write \(path)") }
    }
}
