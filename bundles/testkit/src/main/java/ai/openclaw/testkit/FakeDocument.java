package ai.openclaw.testkit;

import ai.openclaw.api.ConfigDocument;
import ai.openclaw.api.JsonText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A configuration file that remembers what was proposed, and answers what a test puts in. */
public final class FakeDocument implements ConfigDocument {
    /** What {@link #write} was called with. */
    public final List<Proposal> proposals = new CopyOnWriteArrayList<>();
    /** What {@link #lookup} finds. */
    public final Map<String, Map<String, Object>> places = new ConcurrentHashMap<>();
    /** What {@link #rollback} was called with: the version, and {@code !} when it was forced. */
    public final List<String> rollbacks = new CopyOnWriteArrayList<>();
    /** What {@link #view} shows. */
    public volatile JsonText.Raw view = JsonText.Raw.of(Map.of("valid", true));
    /** What {@link #write} says of a restart. */
    public volatile Restart restart = new Restart(false, 2000, false, 0);

    @Override
    public Path path() { return Path.of("/state/openclaw.json"); }

    @Override
    public JsonText.Raw view() { return view; }

    @Override
    public JsonText.Raw schema() { return JsonText.Raw.of(Map.of("version", "1")); }

    @Override
    public Optional<Map<String, Object>> lookup(String path) { return Optional.ofNullable(places.get(path)); }

    @Override
    public List<Map<String, Object>> issues() { return List.of(); }

    @Override
    public Outcome write(Proposal proposal) {
        proposals.add(proposal);
        return new Outcome(JsonText.Raw.of(Map.of("ui", Map.of())), plan(proposal), restart,
                new Notice(Path.of("/state/restart-sentinel.json"), Map.of("status", "ok")));
    }

    @Override
    public List<Effect> plan(Proposal proposal) { return List.of(new Effect("ui", Means.IN_PLACE, "", 0)); }

    @Override
    public List<Version> history() { return List.of(new Version(List.of("1"), Instant.EPOCH, "config.edit", "h1", 2, Optional.of(1L))); }

    @Override
    public Comparison diff(String from, String to) {
        return new Comparison(from, to, List.of(new Changed("ui.name", Optional.of("before"), Optional.empty())), "--- " + from + "\n");
    }

    @Override
    public Outcome rollback(String version, boolean force) {
        rollbacks.add(version + (force ? "!" : ""));
        return write(new Proposal(Manner.TEXT, "{}", Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO));
    }
}
