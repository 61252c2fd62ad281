/// Old and variant kanji (旧字, 異体字) and the form in use today.
///
/// The pairs are those of the jōyō and jinmeiyō lists (from kyujipy, see NOTICE), and what names in minutes are written
/// with. Kanji that are two names today stay two: 斉 (from 齊) and 斎 (from 齋), 坂 and 阪.
package enum KanjiVariants {
    /// U+4E00, where the table starts.
    static let first: UInt32 = 0x4E00

    /// The form in use for each code point from U+4E00 to U+9FFF, 0 where it is the character itself.
    static let table: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 0xA000 - Int(first))
        for row in rows.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let forms = Array(row.unicodeScalars)
            for variant in forms.dropFirst() { table[Int(variant.value - first)] = UInt16(forms[0].value) }
        }
        return table
    }()

    /// The form in use of a character that is not, else `nil`.
    static func replacement(of code: UInt32, in table: UnsafeBufferPointer<UInt16>) -> UInt32? {
        switch code {
        case first..<0xA000:
            let form = table[Int(code - first)]
            return form == 0 ? nil : UInt32(form)
        case 0xFA11: return 0x5D0E  // 﨑, which has no compatibility form
        case 0x20BB7: return 0x5409  // 𠮷
        default: return nil
        }
    }

    static func replacement(of code: UInt32) -> UInt32? {
        table.withUnsafeBufferPointer { replacement(of: code, in: $0) }
    }

    /// The form in use, then its variants. 附 and 聯 are kanji of their own, but no word is told apart by them.
    private static let rows = """
        亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 飲飮 隠隱 栄榮 営營 鋭銳 衛衞 駅驛 悦悅 閲閱 円圓
        塩鹽 縁緣 艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 絵繪 壊壞
        懐懷 概槪 拡擴 殻殼 覚覺 学學 岳嶽 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 寛寬 関關 歓歡 観觀
        顔顏 気氣 帰歸皈 亀龜 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹 教敎 郷鄕
        暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 恵惠 掲揭 渓溪 経經 蛍螢 軽輕 継繼 鶏鷄 芸藝 撃擊
        欠缺 研硏 県縣 倹儉 剣劍劔劒剱釼 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 戸戶 呉吳
        娯娛 広廣 効效 恒恆 黄黃 鉱鑛砿礦 号號 告吿 国國圀囯 黒黑 砕碎 済濟 斎齋 歳歲 剤劑 雑雜
        参參 桟棧 蚕蠶 惨慘 産產 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕 実實 写寫 舎舍 釈釋 寿壽
        収收 従從 渋澁 獣獸 縦縱 粛肅 処處 緒緖 叙敍 尚尙 将將 称稱 渉涉 焼燒 証證 奨奬 条條
        状狀 乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 真眞 寝寢 慎愼 尽盡 図圖
        粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 青靑 斉齊 清淸 静靜 税稅 窃竊 摂攝 説說
        絶絕 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯 争爭 荘莊 捜搜 挿插 巣巢 曽曾
        痩瘦 装裝 総總 騒騷 増增 蔵藏 臓臟 即卽 属屬 続續 堕墮 対對 体體軆躰 帯帶 滞滯 台臺
        滝瀧 択擇 沢澤 脱脫 担擔 単單 胆膽 団團 断斷 弾彈 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 徴徵
        聴聽 勅敕 鎮鎭 逓遞 鉄鐵鉃 点點 転轉 伝傳 灯燈 当當 党黨 盗盜 稲稻 闘鬭鬥鬪 徳德悳
        独獨 読讀 届屆 内內 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔 晩晚 蛮蠻
        秘祕 浜濱濵 瓶甁 払拂 仏佛 併倂 並竝 餅餠 辺邊邉 変變 歩步 舗舖 宝寶 豊豐 褒襃 没沒
        翻飜 毎每 万萬 満滿 麺麵麪 黙默 弥彌 訳譯 薬藥 与與 予豫 余餘 誉譽 揺搖 様樣 謡謠
        来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 涙淚 塁壘 礼禮 励勵 戻戾 霊靈 隷隸 齢齡 暦曆
        歴歷 恋戀 錬鍊 炉爐 労勞 郎郞 楼樓 篭籠 録錄 湾灣 尭堯 巌巖 掴摑 彦彥 桧檜 槙槇 瑶瑤
        祢禰 祷禱 禄祿 穣穰 箪簞 聡聰聦 遥遙 唖啞 嘘噓 頴穎 鴎鷗 躯軀 鴬鶯 撹攪 麹麴 鹸鹼
        噛嚙 繍繡 蒋蔣 醤醬 掻搔 屏屛 并幷 沪濾 芦蘆 蝋蠟 弯彎 焔焰 讃讚 顛顚 巔巓 醗醱
        溌潑 輌輛 繋繫 涜瀆 薮藪 蝿蠅 媯嬀 騨驒 弁辨辯瓣 高髙 島嶋嶌 富冨 峰峯 晋晉 萌萠 凜凛
        晃晄 柳栁 館舘 秋穐 桑桒 橋槗 崎嵜 恥耻 略畧 群羣 野埜 隣鄰 煙烟 窓窗 船舩 同仝 涼凉
        減减 準凖 決决 鎌鐮 昂昻 曳曵 靴鞾 雁鴈 鶴靏 潟澙 頬頰 剥剝 填塡 賎賤 侠俠 呑吞 莱萊
        裏裡 壺壷 諫諌 枡桝 淵渕渊 梅楳 沖冲 況况 携攜擕 肇肈 跡迹 頸頚 鯵鰺 麩麸 杯盃 桿杆 汚汙 灌潅 猫貓
        珍珎 皐皋 碍礙 稚穉 竪豎 箏筝 蓑簑 籤籖 糧粮 纏纒 罰罸 羹羮 婿聟 蛇虵 鉤鈎 址阯 飄飃 期朞 糾糺 衆眾 松枩
        苺莓 毘毗 稟禀 嘗甞 鼠鼡 蘇蘓 舵柁 傘仐 卒卆
        付附 連聯 昇曻 祇祗 蝉蟬 砺礪 蛎蠣 迩邇 涛濤 痒癢 懺懴
        """
}
