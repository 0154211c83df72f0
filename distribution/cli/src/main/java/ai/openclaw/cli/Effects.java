package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** How changes of the configuration take effect, for people. */
final class Effects {
    static final String NOT_RUNNING = "The gateway does not run; it takes effect when it starts.";
    private static final List<String> MEANS = List.of("in-place", "component", "bundle", "listener", "process");
    private final List<JsonNode> effects;

    /** When and by which version the file was written is nobody's concern here. */
    Effects(JsonNode effects) {
        this.effects = StreamSupport.stream(effects.spliterator(), false).filter(effect -> !effect.path("path").asText().startsWith("meta"))
                .toList();
    }

    boolean isEmpty() { return effects.isEmpty(); }

    /** Says what happened. */
    void told(Screen screen, JsonNode restart) {
        List<List<String>> rows = new ArrayList<>();
        effects.forEach(effect -> rows.add(List.of(Screen.plain(effect.path("path").asText()), words(effect))));
        screen.table(List.of("CHANGED", "TAKES EFFECT"), rows);
        if (restart.path("needed").asBoolean())
            screen.line("The gateway restarts" + (restart.path("coalesced").asBoolean() ? " anyway" : "") + " in "
                    + restart.path("delayMs").asLong() + " ms.");
    }

    /** Says what would happen. */
    void planned(Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        effects.forEach(effect -> rows
                .add(List.of(Screen.plain(effect.path("path").asText()), how(effect), what(effect), effect.path("connections").asText())));
        screen.table(List.of("CHANGED", "TAKES EFFECT", "STARTS ANEW", "CONNECTIONS LOST"), rows);
    }

    private static String words(JsonNode effect) {
        String what = what(effect);
        return how(effect) + (what.isEmpty() ? "" : " (" + what + ")");
    }

    private static String how(JsonNode effect) {
        return switch (effect.path("means").asText()) {
            case "in-place" -> "in place";
            case "component" -> "a component starts anew";
            case "bundle" -> "a bundle starts or stops";
            case "listener" -> "the port is opened anew";
            case "process" -> "the process starts anew";
            default -> "not at all: gateway.reload.mode forbids a restart";
        };
    }

    private static String what(JsonNode effect) { return Screen.plain(effect.path("what").asText()); }

    /** 0 for what is done in place, else by what starts anew: 3 a component, 4 a bundle, 5 the listener, 6 the process, 7 what is ignored. */
    int exitCode() {
        int code = 0;
        for (JsonNode effect : effects) {
            int rank = MEANS.indexOf(effect.path("means").asText());
            int own = rank < 0 ? MEANS.size() : rank;
            code = Math.max(code, own == 0 ? 0 : own + CliException.USAGE);
        }
        return code;
    }
}
