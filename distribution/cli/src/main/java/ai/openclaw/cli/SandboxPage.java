package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code openclaw sandbox explain} prints. */
final class SandboxPage {
    private final Screen screen;

    SandboxPage(Screen screen) { this.screen = screen; }

    void show(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("Session", answer.path("sessionKey")));
        rows.add(List.of("Sandboxed", answer.path("sandboxed").asBoolean() ? screen.good("yes") : "no"));
        for (String key : List.of("mode", "scope", "workspaceAccess", "folder"))
            rows.add(row(key, answer.path(key)));
        JsonNode backend = answer.path("backend");
        if (backend.isObject())
            backend(backend, rows);
        JsonNode elevated = answer.path("elevated");
        rows.add(List.of("Elevated",
                elevated.path("enabled").asBoolean()
                        ? "level " + elevated.path("level").asText() + ", allowed from " + pairs(elevated.path("allowFrom"))
                        : "off"));
        screen.table(List.of("", ""), rows);
        screen.line("");
        List<List<String>> tools = new ArrayList<>();
        answer.path("tools").forEach(tool -> tools.add(List.of(Screen.plain(tool.path("id").asText()),
                tool.path("allowed").asBoolean() ? screen.good("yes") : screen.bad("no"), Screen.plain(tool.path("reason").asText()))));
        screen.table(List.of("TOOL", "ALLOWED", "WHY"), tools);
    }

    private void backend(JsonNode backend, List<List<String>> rows) {
        boolean works = backend.path("works").asBoolean();
        String words = Screen.plain(backend.path("words").asText());
        rows.add(List.of("Back end", works ? words : screen.bad("none: ") + words));
        rows.add(row("Sandbox", backend.path("container")));
        rows.add(row("Image", backend.path("image")));
        backend.path("mounts").forEach(mount -> rows.add(List.of("Mount", Screen.plain(mount.path("source").asText()) + " as "
                + Screen.plain(mount.path("target").asText()) + (mount.path("writable").asBoolean() ? "" : ", read-only"))));
        rows.add(List.of("Limits", pairs(backend.path("limits"))));
        if (!backend.path("unlimited").isEmpty())
            rows.add(List.of("Not limited", SandboxCommand.joined(backend.path("unlimited"))));
    }

    private static List<String> row(String name, JsonNode value) {
        String text = Screen.plain(value.asText());
        return List.of(name, text.isEmpty() ? "-" : text);
    }

    private static String pairs(JsonNode object) {
        String text = object.properties().stream()
                .map(entry -> entry.getKey() + " " + (entry.getValue().isValueNode() ? entry.getValue().asText() : entry.getValue()))
                .map(Screen::plain).collect(Collectors.joining(", "));
        return text.isEmpty() ? "nobody" : text;
    }
}
