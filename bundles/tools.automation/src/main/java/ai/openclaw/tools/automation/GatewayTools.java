package ai.openclaw.tools.automation;

import ai.openclaw.api.Config;
import ai.openclaw.api.ConfigDocument;
import ai.openclaw.api.ConfigDocument.Effect;
import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Outcome;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.Describe;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Range;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.WireName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** How an agent looks at the gateway's configuration and changes it; what guards the gateway is changed for its owner only. */
@Component
@ToolGroupType("automation")
public final class GatewayTools implements ToolGroup {
    private static final int RESTART_DELAY_MS = 2000;
    private static final List<String> SHOWN = List.of("path", "hash", "valid", "config", "issues");

    private final ConfigDocument document;
    private final Config config;
    private final DelayedRestart restarts;
    private final List<Tool<?>> tools = List.of(new Tool<>("gateway",
            "Looks at this gateway's configuration and changes it, or restarts it. config.get first: a change needs the hash that it tells.",
            Params.class, this::perform));

    /** What is done. */
    enum Action {
        RESTART, @WireName("config.get")
        GET, @WireName("config.schema.lookup")
        LOOKUP, @WireName("config.patch")
        PATCH, @WireName("config.apply")
        APPLY
    }

    /** Arguments of {@code gateway}. */
    record Params(@Describe("What to do.") Action action,
            @Describe("For config.get and config.schema.lookup: the place, dotted, such as agents.defaults.") Optional<String> path,
            @Describe("For config.patch a JSON merge patch (null deletes), for config.apply the whole configuration, as JSON.") Optional<String> raw,
            @Describe("The hash that config.get told.") Optional<String> baseHash,
            @Describe("What this conversation is told after a restart.") Optional<String> note,
            @Describe("How long a restart waits.") @Range(min = 0, max = 600_000) Optional<Integer> delayMs,
            @Describe("Why it is restarted.") Optional<String> reason) {}

    @Activate
    public GatewayTools(@Reference ConfigDocument document, @Reference Config config, @Reference Gateway gateway) {
        this.document = document;
        this.config = config;
        restarts = new DelayedRestart(gateway);
    }

    @Deactivate
    public void close() { restarts.close(); }

    @Override
    public List<Tool<?>> tools() { return tools; }

    private ToolResult perform(Params params, ToolCall call) {
        try {
            return switch (params.action()) {
                case GET -> get(params);
                case LOOKUP -> lookup(params);
                case PATCH -> change(Manner.PATCH, params, call);
                case APPLY -> change(Manner.APPLY, params, call);
                case RESTART -> restart(params, call);
            };
        } catch (GatewayException e) {
            return ToolResult.failed(e.message());
        }
    }

    /** The file as it is now, secrets masked. */
    private Map<?, ?> view() {
        return JsonText.parse(document.view().json()) instanceof Map<?, ?> view ? view : Map.of();
    }

    private ToolResult get(Params params) {
        Map<?, ?> view = view();
        Map<String, Object> shown = new LinkedHashMap<>();
        SHOWN.forEach(name -> shown.put(name, Objects.requireNonNullElse(view.get(name), "")));
        if (params.path().isPresent())
            shown.put("config", at(view.get("config"), params.path().get()));
        return ToolResult.of(JsonText.write(shown)).meta(params.path().orElse("the configuration"));
    }

    private static Object at(@Nullable Object tree, String path) {
        Object at = tree;
        for (String name : path.split("\\.", -1))
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
        if (at == null)
            throw GatewayException.invalid("nothing is set at " + path + "; config.schema.lookup tells what there can be");
        return at;
    }

    private ToolResult lookup(Params params) {
        String path = params.path().orElseThrow(() -> GatewayException.invalid("path is missing, such as agents.defaults"));
        return document.lookup(path).map(found -> ToolResult.of(JsonText.write(found)).meta(path))
                .orElseThrow(() -> GatewayException.invalid("config schema path not found"));
    }

    private ToolResult change(Manner manner, Params params, ToolCall call) {
        Object raw = raw(params);
        String hash = params.baseHash()
                .orElseThrow(() -> GatewayException.invalid("config base hash required; call config.get and give its hash as baseHash"));
        Map<?, ?> view = view();
        if (!hash.equals(view.get("hash")))
            throw GatewayException.invalid("config changed since last load; call config.get again and retry");
        Object before = Objects.requireNonNullElse(view.get("parsed"), Map.of());
        Set<String> guarded = GuardedPaths.changed(before, manner == Manner.PATCH ? MergePatch.apply(before, raw) : raw);
        if (!guarded.isEmpty() && !call.owner())
            throw new GatewayException(ErrorCode.FORBIDDEN, "nothing was changed: " + String.join(", ", guarded)
                    + " guards this gateway, and only its owner may have that changed (commands.ownerAllowFrom)");
        Outcome outcome = document.write(new Proposal(manner, JsonText.write(raw), Optional.of(hash), Optional.of(call.sessionKey()),
                params.note(), Duration.ofMillis(params.delayMs().orElse(RESTART_DELAY_MS))));
        return new ToolResult(words(outcome), false, Map.of("paths", outcome.effects().stream().map(Effect::path).toList()))
                .meta(outcome.effects().stream().map(Effect::path).collect(Collectors.joining(", ")));
    }

    private static Object raw(Params params) {
        String text = params.raw().orElseThrow(() -> GatewayException.invalid("raw is missing; it is what to change, as JSON"));
        try {
            if (JsonText.parse(text) instanceof Map<?, ?> object)
                return object;
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid("raw is no JSON: " + e.getMessage());
        }
        throw GatewayException.invalid("raw must be a JSON object");
    }

    private static String words(Outcome outcome) {
        if (outcome.effects().isEmpty())
            return "Nothing was to be changed.";
        String changed = outcome.effects().stream().map(effect -> effect.path() + (effect.what().isEmpty() ? "" : " → " + effect.what()))
                .collect(Collectors.joining("\n"));
        return "Changed:\n" + changed
                + (outcome.restart().needed() ? "\nThe gateway restarts in " + outcome.restart().delayMs() + " ms." : "\nIt is in force.");
    }

    private ToolResult restart(Params params, ToolCall call) {
        if (Boolean.FALSE.equals(config.value("commands.restart").orElse(true)))
            throw new GatewayException(ErrorCode.FORBIDDEN, "restarts are switched off (commands.restart)");
        if (!call.owner())
            throw new GatewayException(ErrorCode.FORBIDDEN, "only its owner may have this gateway restarted (commands.ownerAllowFrom)");
        int delayMs = params.delayMs().orElse(RESTART_DELAY_MS);
        restarts.in(Duration.ofMillis(delayMs), params.reason().orElse("asked for by agent " + call.agentId()));
        return ToolResult.of("The gateway restarts in " + delayMs + " ms; end your turn now.");
    }
}
