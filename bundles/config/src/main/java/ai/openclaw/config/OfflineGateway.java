package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.json5.Json;
import ai.openclaw.json5.Json5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would be the process, had it been started: its folders and its environment. */
final class OfflineGateway implements Gateway {
    private final OfflineConfig.Place place;

    OfflineGateway(OfflineConfig.Place place) { this.place = place; }

    @Override
    public String version() { return place.version(); }

    @Override
    public Instant startedAt() { return Instant.now(); }

    @Override
    public Path stateDir() { return place.stateDir(); }

    @Override
    public Path logFile() { return place.stateDir().resolve("gateway.log"); }

    @Override
    public Path configFile() { return place.configFile(); }

    /** One that is not told to run here must have been started with {@code --allow-unconfigured}, and will be again. */
    @Override
    public Optional<String> option(String name) {
        return name.equals("allow-unconfigured") && !local() ? Optional.of("true") : Optional.empty();
    }

    private boolean local() {
        try {
            return Json.string(Json5.parse(Files.readString(place.configFile())), "gateway.mode").equals(Optional.of("local"));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(place.environment().get(name)).filter(value -> !value.isEmpty());
    }

    @Override
    public void refuse(String message) { throw GatewayException.unavailable(message); }

    @Override
    public void listening(List<String> addresses) { throw none(); }

    @Override
    public Optional<String> origin() { return Optional.empty(); }

    @Override
    public void restart(String reason) { throw none(); }

    private static GatewayException none() { return GatewayException.unavailable("the gateway does not run"); }
}
