/// Everything outside the bot. The composition root makes real ones, the simulator fake ones.
package struct Ports {
    package var clock: any Clock
    package var random: any Random
    package var zone: any Zone
    package var store: any Store
    package var transport: any Transport
    package var runner: any PluginRunner
    package var reader: any Reader
    /// In the configuration's order, with the source's name.
    package var intakes: [(source: String, intake: any Intake)]
    package var services: [ServiceKind: any Service]

    package init(
        clock: any Clock, random: any Random, zone: any Zone, store: any Store, transport: any Transport,
        runner: any PluginRunner, reader: any Reader, intakes: [(source: String, intake: any Intake)],
        services: [ServiceKind: any Service]
    ) {
        self.clock = clock
        self.random = random
        self.zone = zone
        self.store = store
        self.transport = transport
        self.runner = runner
        self.reader = reader
        self.intakes = intakes
        self.services = services
    }
}
