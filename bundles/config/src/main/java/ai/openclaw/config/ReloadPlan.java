package ai.openclaw.config;

import ai.openclaw.json5.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a reload will do: the changed paths by what they cost.
 *
 * @param restart paths for which the process starts anew
 * @param ignored paths that would need that, but must not have it
 */
record ReloadPlan(List<String> none, List<String> hot, List<String> restart, List<String> ignored) {
    /** How far a reload may go: {@code gateway.reload.mode}. */
    enum Mode {
        /** What can be done in place is; for the rest the process starts anew. */
        HYBRID,
        /** The process never starts anew. */
        HOT,
        /** The process starts anew for every change. */
        RESTART,
        /** The file is not looked at. */
        OFF;

        static Mode of(@Nullable Object tree) {
            return switch (Json.string(tree, "gateway.reload.mode").orElse("hybrid")) {
                case "hot" -> HOT;
                case "restart" -> RESTART;
                case "off" -> OFF;
                default -> HYBRID;
            };
        }
    }

    static ReloadPlan of(List<String> changed, Mode mode, Predicate<String> consumed) {
        if (mode == Mode.RESTART)
            return new ReloadPlan(List.of(), List.of(), changed, List.of());
        Map<ReloadClass, List<String>> paths = new EnumMap<>(ReloadClass.class);
        for (String path : changed)
            paths.computeIfAbsent(ReloadClass.of(path, consumed), _ -> new ArrayList<>()).add(path);
        List<String> restart = paths.getOrDefault(ReloadClass.RESTART, List.of());
        return new ReloadPlan(paths.getOrDefault(ReloadClass.NONE, List.of()), paths.getOrDefault(ReloadClass.HOT, List.of()),
                mode == Mode.HOT ? List.of() : restart, mode == Mode.HOT ? restart : List.of());
    }
}
