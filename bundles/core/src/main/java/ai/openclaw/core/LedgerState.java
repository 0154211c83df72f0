package ai.openclaw.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The state that the lines of the ledger add up to. Confined to the lock of its {@link Ledger}. */
final class LedgerState {
    /** How long a message is known again; longer than any platform offers it a second time. */
    private static final long REMEMBER_MS = Duration.ofHours(24).toMillis();
    private static final int REMEMBER_MAX = 20_000;
    private static final int RESULTS_MAX = 500;
    private static final int UNCONFIRMED_MAX = 200;

    private final Clock clock;
    private final Map<String, Map<String, Object>> unanswered = new LinkedHashMap<>();
    private final Map<String, Letter> unsent = new LinkedHashMap<>();
    private final Set<String> trying = new HashSet<>();
    private final Map<String, Letter> unconfirmed = new LinkedHashMap<>();
    /** Key or id to the line that settled it; insertion order is age. */
    private final Map<String, Map<String, Object>> settled = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Void>> storing = new HashMap<>();

    LedgerState(Clock clock) { this.clock = clock; }

    long now() { return clock.millis(); }

    void apply(Map<String, Object> line) {
        String id = Json.text(line, "id").orElse("");
        switch (Json.text(line, "t").orElse("")) {
            case "in" -> unanswered.put(key(line), line);
            case "done" -> {
                unanswered.remove(key(line));
                storing.remove(key(line));
                Json.array(line.get("out")).forEach(tree -> queue(letter(Json.object(tree))));
                settle(key(line), withoutLetters(line));
            }
            case "out" -> queue(letter(Json.object(line, "out")));
            case "try" -> trying.add(id);
            case "back" -> trying.remove(id);
            case "sent", "fail" -> {
                unsent.remove(id);
                trying.remove(id);
                settle(id, line);
            }
            case "lost" -> unconfirmed.put(id, letter(Json.object(line, "out")));
            default -> {
                // a line of a newer version; what it settles is tried again
            }
        }
    }

    /** What was being sent when the process died is neither sent nor unsent. */
    void settleAfterCrash() {
        for (String id : trying) {
            Letter letter = unsent.remove(id);
            if (letter != null)
                unconfirmed.put(id, letter);
        }
        trying.clear();
        while (unconfirmed.size() > UNCONFIRMED_MAX)
            unconfirmed.remove(unconfirmed.keySet().iterator().next());
    }

    /** The lines of a ledger in this state. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        settled.values().forEach(line -> lines.add(Json.write(line)));
        unanswered.values().forEach(line -> lines.add(Json.write(line)));
        unsent.values().forEach(letter -> lines.add(Json.write(Json.of("t", "out", "out", tree(letter)))));
        trying.forEach(id -> lines.add(Json.write(Json.of("t", "try", "id", id))));
        unconfirmed.forEach((id, letter) -> lines.add(Json.write(Json.of("t", "lost", "id", id, "out", tree(letter)))));
        return lines;
    }

    /** The future of a key that is known: completed, or pending while its line is on the way to the disk. */
    @Nullable
    CompletableFuture<Void> storing(String key) {
        CompletableFuture<Void> pending = storing.get(key);
        if (pending != null)
            return pending;
        return unanswered.containsKey(key) || settled.containsKey(key) ? CompletableFuture.completedFuture(null) : null;
    }

    void storing(String key, CompletableFuture<Void> stored) { storing.put(key, stored); }

    void forget(String key) {
        storing.remove(key);
        unanswered.remove(key);
    }

    boolean known(String id) { return unsent.containsKey(id) || settled.containsKey(id) || unconfirmed.containsKey(id); }

    Map<String, Map<String, Object>> unanswered() {
        Map<String, Map<String, Object>> bodies = new LinkedHashMap<>();
        unanswered.forEach((key, line) -> bodies.put(key, Json.object(line, "body")));
        return bodies;
    }

    List<Letter> unsent() { return List.copyOf(unsent.values()); }

    List<Letter> unconfirmed() { return List.copyOf(unconfirmed.values()); }

    Optional<Map<String, Object>> result(String key) {
        return Optional.ofNullable(settled.get(key)).map(line -> Json.object(line, "result"));
    }

    Optional<Map<String, Object>> outcome(String id) { return Optional.ofNullable(settled.get(id)); }

    private void queue(Letter letter) { unsent.put(letter.id(), letter); }

    private void settle(String key, Map<String, Object> line) {
        settled.put(key, line);
        long oldest = now() - REMEMBER_MS;
        var entries = settled.entrySet().iterator();
        while (entries.hasNext()) {
            if (Json.number(entries.next().getValue(), "ts") >= oldest && settled.size() <= REMEMBER_MAX)
                break;
            entries.remove();
        }
        dropOldResult();
    }

    /** Results are larger than keys, so fewer of them are kept. */
    private void dropOldResult() {
        if (settled.size() <= RESULTS_MAX)
            return;
        int skip = settled.size() - RESULTS_MAX;
        var entries = settled.entrySet().stream().skip(skip - 1L).findFirst();
        entries.ifPresent(entry -> entry.getValue().remove("result"));
    }

    private static Map<String, Object> withoutLetters(Map<String, Object> line) {
        Map<String, Object> kept = new LinkedHashMap<>(line);
        kept.remove("out");
        return kept;
    }

    private static String key(Map<String, Object> line) { return Json.text(line, "key").orElse(""); }

    static Map<String, Object> tree(Letter letter) {
        return Json.of("type", letter.type(), "account", letter.account(), "message", Letters.of(letter.message()));
    }

    private static Letter letter(Map<String, Object> tree) {
        return new Letter(Json.text(tree, "type").orElse(""), Json.text(tree, "account").orElse(""),
                Letters.outbound(Json.object(tree, "message")));
    }
}
