/// A document on the web, as the configuration names it.
package struct Page: Sendable, Equatable {
    package var address: WebAddress
    package var allowHTTP: Bool
    package var allowPrivate: Bool
    /// A PEM file of extra certificate authorities.
    package var caFile: String?
    package var proxy: Secret?
    /// The least time between two fetches; `nil`: every run fetches.
    package var every: Duration?

    package init(
        address: WebAddress, allowHTTP: Bool = false, allowPrivate: Bool = false, caFile: String? = nil,
        proxy: Secret? = nil, every: Duration? = nil
    ) {
        self.address = address
        self.allowHTTP = allowHTTP
        self.allowPrivate = allowPrivate
        self.caFile = caFile
        self.proxy = proxy
        self.every = every
    }
}

/// What is remembered of a page from fetch to fetch.
package struct PageState: Sendable, Equatable {
    package var source: String
    package var url: String
    /// When it was last asked for, whatever came of it.
    package var askedAt: Instant?
    /// What to ask a server with whether the page has changed; `nil` when all of it is wanted.
    package var validators: PageValidators?
    /// Of the body that was read last.
    package var bytesHash: String?
    /// The last answer's.
    package var status: Int?
    /// In a row.
    package var failures: Int
    /// Not asked for before this, after a failure.
    package var notBefore: Instant?
    package var lastError: String?
    /// Its document, where that has yet to be read: the reader crashed, or an operator asked for it. Told by the store,
    /// never to it.
    package var owed: KnownDocument?

    package init(
        source: String, url: String, askedAt: Instant? = nil, validators: PageValidators? = nil,
        bytesHash: String? = nil, status: Int? = nil, failures: Int = 0, notBefore: Instant? = nil,
        lastError: String? = nil, owed: KnownDocument? = nil
    ) {
        self.source = source
        self.url = url
        self.askedAt = askedAt
        self.validators = validators
        self.bytesHash = bytesHash
        self.status = status
        self.failures = failures
        self.notBefore = notBefore
        self.lastError = lastError
        self.owed = owed
    }
}

/// A server's own words for one state of one URL.
package struct PageValidators: Sendable, Equatable {
    /// The URL that they belong to: where redirects led.
    package var url: String
    package var etag: String?
    package var lastModified: String?

    package init(url: String, etag: String?, lastModified: String?) {
        self.url = url
        self.etag = etag
        self.lastModified = lastModified
    }
}
