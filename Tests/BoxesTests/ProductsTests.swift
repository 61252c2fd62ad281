import Foundation
import TestSupport
import Testing

@Suite struct ProductsTests {
    @Test func `programs built beside the tests are found`() {
        #expect(FileManager.default.isExecutableFile(atPath: Products.path("FaultyPlugin")))
    }
}
