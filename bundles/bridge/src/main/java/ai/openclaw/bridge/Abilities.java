package ai.openclaw.bridge;

import java.util.List;
import java.util.Map;

/**
 * The commands behind the abilities of nodes that name no commands: what the guides say is reached by {@code node.invoke}. The platform's
 * allowlist decides which of them may be asked for.
 */
final class Abilities {
    private static final Map<String, List<String>> COMMANDS = Map.of( //
            "canvas", List.of("canvas.present", "canvas.hide", "canvas.navigate", "canvas.eval", "canvas.snapshot"), //
            "camera", List.of("camera.list", "camera.snap", "camera.clip"), //
            "screen", List.of("screen.record"), //
            "location", List.of("location.get"));

    private Abilities() {}

    static List<String> commands(List<String> abilities) {
        return abilities.stream().flatMap(ability -> COMMANDS.getOrDefault(ability, List.of()).stream()).toList();
    }
}
