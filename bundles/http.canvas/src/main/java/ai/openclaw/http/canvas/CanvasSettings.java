package ai.openclaw.http.canvas;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.Range;
import ai.openclaw.api.Settings;
import ai.openclaw.api.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The canvas host (contract section 14.4). */
@Settings("canvasHost")
public record CanvasSettings(@Describe("Serve the canvas") @Default("true") boolean enabled,
        @Describe("Folder of the canvas; by default canvas in the state folder") Optional<String> root,
        @Describe("A further port for the canvas alone, on this machine") @Range(min = 1, max = 65_535) Optional<Integer> port,
        @Describe("Reload open pages when files change") @Default("true") boolean liveReload) {
    private static final String SKIP = "OPENCLAW_SKIP_CANVAS_HOST";

    static CanvasSettings read(Map<String, Object> properties) {
        return SettingsReader.read(properties, "canvasHost", CanvasSettings.class);
    }

    /** Whether it is served, for the environment may forbid it. */
    boolean served(Gateway gateway) {
        return enabled && gateway.environment(SKIP).filter(value -> !value.equals("0")).isEmpty();
    }

    Path folder(Gateway gateway) {
        String text = root.map(String::strip).orElse("");
        if (text.isEmpty())
            return gateway.stateDir().resolve("canvas");
        return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
    }
}
