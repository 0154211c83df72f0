package ai.openclaw.core;

import ai.openclaw.api.Channel;
import ai.openclaw.api.ChannelAccess;
import ai.openclaw.api.Config;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.RunRequest;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeLogs;
import ai.openclaw.testkit.RecordingEvents;
import ai.openclaw.testkit.RecordingObservations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The components of core put together by hand over a folder, as often as a test restarts them. */
final class CoreHarness implements AutoCloseable {
    final RecordingEvents events = new RecordingEvents();
    final RecordingObservations observations = new RecordingObservations();
    final Map<String, Object> settings = new HashMap<>();
    final FakeGateway gateway;
    final Agents agents;
    final Models models;
    final Toolbox toolbox;
    final SystemEventQueue notes;
    final CommandDesk commands = new CommandDesk();
    final SessionArchive archive;
    final LedgerKeeper keeper;
    final Outbox outbox;
    final RunDesk desk;
    final DurableInbox inbox;

    CoreHarness(Path folder, ModelProvider model) throws IOException { this(folder, model, Map.of()); }

    CoreHarness(Path folder, ModelProvider model, Map<String, Object> config) throws IOException {
        settings.putAll(config);
        gateway = new FakeGateway(folder);
        Config live = new FakeConfig();
        agents = new Agents(gateway, live);
        models = new Models(live);
        toolbox = new Toolbox(gateway, live, agents, models);
        models.bind(model, Map.of("openclaw.instance", "offline"));
        archive = new SessionArchive(gateway, agents, models);
        keeper = new LedgerKeeper(gateway);
        outbox = new Outbox(keeper, observations);
        notes = new SystemEventQueue(agents);
        desk = new RunDesk(gateway, live, agents, archive, models, toolbox, events, keeper, outbox, notes, commands, new FakeLogs(),
                observations);
        inbox = new DurableInbox(keeper, desk, observations);
    }

    private final class FakeConfig implements Config {
        @Override
        public Optional<Object> value(String path) { return Optional.ofNullable(settings.get(path)); }

        @Override
        public String hash() { return ""; }

        @Override
        public List<String> problems() { return List.of(); }
    }

    void deploy(Channel channel) { outbox.bind(channel, Map.of("openclaw.channel.type", "fake", "openclaw.instance", "default")); }

    void receive(String id, String text) {
        inbox.receive(InboundMessage.direct("fake", "default", id, "anna", text), ChannelAccess.everybody());
    }

    static RunRequest request(String id, String text) {
        return new RunRequest(id, "main", text, RunRequest.Source.CHAT, Optional.empty(), Duration.ofSeconds(20));
    }

    /** What kill -9 leaves: everything stops at once, nothing is put in order. */
    @Override
    public void close() {
        desk.close();
        outbox.close();
        archive.close();
        keeper.close();
    }
}
