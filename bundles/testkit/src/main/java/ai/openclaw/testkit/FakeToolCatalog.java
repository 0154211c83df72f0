package ai.openclaw.testkit;

import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.api.Workplace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A catalog of tools that a test puts in. */
public final class FakeToolCatalog implements ToolCatalog {
    /** What is deployed, with what the policy says of it. */
    public final List<Verdict> verdicts = new CopyOnWriteArrayList<>();
    /** What tools answer, by their names. */
    public final Map<String, Function<Map<String, Object>, ToolResult>> handlers = new ConcurrentHashMap<>();
    /** Tools as models see them, by their names. */
    public final Map<String, ToolSpec> specs = new ConcurrentHashMap<>();
    /** Where the tools of all sessions work. */
    public volatile Workplace place = Workplace.host(Path.of("/workspace"));

    @Override
    public List<Offer> offers() { return verdicts.stream().map(Verdict::tool).toList(); }

    @Override
    public List<Verdict> verdicts(Audience audience) { return List.copyOf(verdicts); }

    @Override
    public Optional<ToolSpec> find(String tool) { return Optional.ofNullable(specs.get(tool)); }

    @Override
    public Workplace place(String agentId, String sessionKey) { return place; }

    @Override
    public Optional<ToolResult> invoke(Audience audience, String tool, Map<String, Object> arguments, boolean owner) {
        return Optional.ofNullable(handlers.get(tool)).map(handler -> handler.apply(arguments));
    }
}
