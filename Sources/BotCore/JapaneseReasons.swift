extension TransportFailure.Reason {
    /// A clause for chat.
    package var japanese: String {
        switch self {
        case .resolve: "サーバーの名前を解決できません"
        case .connect: "サーバーに接続できません"
        case .tls: "暗号化通信（TLS）を始められません"
        case .certificate: "サーバーの証明書を信頼できません"
        case .addressRefused: "許可されていないアドレスです"
        case .schemeRefused: "許可されていないURLです"
        case .timeout: "時間内に応答がありません"
        case .reset: "接続が切れました"
        case .protocolError: "応答がHTTPの形式ではありません"
        case .responseTooLarge: "応答が大きすぎます"
        case .other: "通信に失敗しました"
        }
    }
}

extension PluginFailure.Cause {
    var japanese: String {
        switch self {
        case .notStarted: "プラグインを起動できません"
        case .overdue: "制限時間内に応答がありません"
        case .ended: "応答の前にプラグインが終了しました"
        case .brokeProtocol: "プラグインの応答が決められた形式ではありません"
        case .refused(let message): "プラグインが処理できないと回答しました：\(message)"
        case .other: "プラグインが応答しませんでした"
        }
    }
}

extension DeliveryOutcome {
    /// A clause for chat, of the codes alone: what services say of themselves is in English, and may be anything.
    func japanese(status: Int?, failure: TransportFailure.Reason?) -> String {
        guard let status else { return failure?.japanese ?? "応答がありません" }
        return "\(meaning(of: status))（HTTP \(status)）"
    }

    private func meaning(of status: Int) -> String {
        switch (self, status) {
        case (.endpointGone, _): "宛先は削除されています"
        case (.payloadRefused, 413): "通知が宛先の上限より大きすぎます"
        case (.payloadRefused, _): "宛先がこの通知の内容を受け付けません"
        case (_, 300...399): "別のURLへ転送されました（転送先には送りません）"
        case (_, 401): "URLのキーが受け付けられません"
        case (_, 403): "送信が許可されていません"
        case (_, 404): "宛先が見つかりません"
        case (_, 407): "プロキシの認証が必要です"
        case (_, 429): "送信が多すぎると言われました"
        case (_, 500...599): "宛先のサービスの障害です"
        case (.endpointPaused, 200...299): "応答が想定と違います。URLが正しいか確認してください"
        default: "宛先が通知を受け付けません"
        }
    }
}
