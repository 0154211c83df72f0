package ai.openclaw.auth;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Grant;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.testkit.FakeConnections;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.RecordingEvents;
import ai.openclaw.testkit.Time;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The gatekeeper with everything around it, in a folder of its own. */
final class TestGate implements AutoCloseable {
    final Time time = new Time();
    final RecordingEvents events = new RecordingEvents();
    final FakeConnections connections = new FakeConnections();
    final DeviceRegistry devices;
    final Gatekeeper keeper;

    /** @param settings the JSON of {@code gateway.auth} */
    TestGate(Path state, String settings) {
        FakeGateway gateway = new FakeGateway(state);
        devices = new DeviceRegistry(gateway, time);
        devices.events = events;
        devices.connections = connections;
        keeper = new Gatekeeper(gateway, new Proxies(Map.of()), devices,
                SettingsReader.read(Map.of(".gateway.auth", settings), "gateway.auth", AuthSettings.class), time);
    }

    static TestGate withToken(Path state) { return new TestGate(state, "{\"mode\":\"token\",\"token\":\"" + Attempts.TOKEN + "\"}"); }

    Attempts attempt() { return Attempts.at(time.millis()); }

    Grant connect(Attempts attempt) { return keeper.connect(attempt.signed()); }

    /** Message and details of the refusal; empty when there is none. */
    Optional<GatewayException> refusal(Attempts attempt) {
        try {
            connect(attempt);
            return Optional.empty();
        } catch (GatewayException e) {
            return Optional.of(e);
        }
    }

    /** A value of the refusal's details, such as its code. */
    String detail(Attempts attempt, String name) {
        return refusal(attempt).flatMap(GatewayException::details).map(details -> String.valueOf(details.get(name))).orElse("let in");
    }

    @Override
    public void close() { devices.stop(); }
}
