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
