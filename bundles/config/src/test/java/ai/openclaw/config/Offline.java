package ai.openclaw.config;

import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Outcome;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.ConfigEditor.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A state folder without a gateway, and the configuration in it. */
final class Offline {
    final Path state;
    final Map<String, String> environment = new HashMap<>();

    Offline(Path state) { this.state = state; }

    Path path() { return state.resolve("openclaw.json"); }

    Offline file(String text) throws IOException {
        Files.writeString(path(), text);
        return this;
    }

    String file() throws IOException { return Files.readString(path()); }

    OfflineConfig.Place place() {
        return new OfflineConfig.Place(state, path(), state, environment, "1.2.3", List.of(state.resolve("lib"), state.resolve("plugins")));
    }

    OfflineConfig config() { return new OfflineConfig(place()); }

    Outcome set(Object value, String... path) { return config().write(edits(new Edit.Set(List.of(path), value))); }

    Outcome remove(String... path) { return config().write(edits(new Edit.Remove(List.of(path)))); }

    static Proposal edits(Edit... edits) { return Proposal.of(List.of(edits), Optional.empty(), Duration.ZERO); }

    Outcome text(String text) throws IOException {
        return config()
                .write(new Proposal(Manner.TEXT, text, Optional.of(Hashes.of(path())), Optional.empty(), Optional.empty(), Duration.ZERO));
    }
}
