package ai.openclaw.tools.sessions;

import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import ai.openclaw.api.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How an agent reads other conversations and speaks into them. */
@Component
@ToolGroupType("sessions")
public final class TalkTools implements ToolGroup {
    private static final int MAX_MESSAGE = 4000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final Runs runs;
    private final Visibility visibility;
    private final List<Tool<?>> tools = List.of(
            new Tool<>("sessions_history", "Reads the last messages of a conversation.", HistoryParams.class, this::history),
            new Tool<>("sessions_send",
                    "Says something in another conversation as if its person had said it, and waits for the answer of its agent.",
                    SendParams.class, this::send));

    /** Arguments of {@code sessions_history}. */
    record HistoryParams(@Describe("The key of the conversation, as sessions_list tells it.") @NotEmpty String sessionKey,
            @Describe("How many messages to read.") @Default("20") @Range(min = 1, max = 200) int limit,
            @Describe("Whether what tools answered is read too.") @Default("false") boolean includeTools) {}

    /** Arguments of {@code sessions_send}. */
    record SendParams(@Describe("The key of the conversation, or else give its label.") Optional<String> sessionKey,
            @Describe("The label of the conversation.") Optional<String> label, @Describe("What to say.") @NotEmpty String message,
            @Describe("How long to wait for the answer, in seconds; 0 does not wait.") @Default("30") @Range(min = 0, max = 600) int timeoutSeconds) {}

    @Activate
    public TalkTools(@Reference Config config, @Reference Sessions sessions, @Reference Runs runs) {
        this.sessions = sessions;
        this.runs = runs;
        this.visibility = new Visibility(config, sessions);
    }

    @Override
    public List<Tool<?>> tools() { return tools; }

    private ToolResult history(HistoryParams params, ToolCall call) {
        String key = sessions.canonical(params.sessionKey());
        Optional<String> refusal = visibility.refusal(call, key);
        if (refusal.isPresent())
            return ToolResult.failed(refusal.get());
        if (sessions.find(key).isEmpty())
            return ToolResult.failed("No session found: " + key + ". Call sessions_list for the keys.");
        String text = sessions.history(key, params.limit()).stream()
                .filter(message -> params.includeTools() || !"toolResult".equals(message.get("role"))).map(TalkTools::line)
                .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        return ToolResult.of(text.isEmpty() ? "Nothing was said there so far." : text);
    }

    private static String line(Map<String, Object> message) {
        String text = message.get("content") instanceof List<?> parts
                ? parts.stream().map(part -> part instanceof Map<?, ?> map && map.get("text") instanceof String piece ? piece : "")
                        .collect(Collectors.joining())
                : String.valueOf(message.getOrDefault("content", ""));
        if (text.isBlank())
            return "";
        return message.get("role") + ": " + (text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) + " […]" : text);
    }

    private ToolResult send(SendParams params, ToolCall call) throws InterruptedException {
        Optional<String> key = params.sessionKey().map(sessions::canonical).or(() -> params.label().flatMap(label -> sessions.list()
                .stream().filter(entry -> entry.label().filter(label::equals).isPresent()).map(SessionEntry::key).findFirst()));
        if (key.isEmpty())
            return ToolResult
                    .failed(params.label().map(label -> "No session has the label \"" + label + "\".").orElse("Give sessionKey or label."));
        if (key.get().equals(call.sessionKey()))
            return ToolResult.failed("That is this very conversation; just answer in it.");
        Optional<String> refusal = visibility.refusal(call, key.get());
        if (refusal.isPresent())
            return ToolResult.failed(refusal.get());
        String runId = "send:" + UUID.randomUUID();
        runs.start(new RunRequest(runId, key.get(), "[From agent " + call.agentId() + " in " + call.sessionKey() + "] " + params.message(),
                RunRequest.Source.AGENT, Optional.empty(), LONGEST).owner(call.owner()));
        if (params.timeoutSeconds() == 0)
            return new ToolResult("Sent to " + key.get() + ".", false, Map.of("status", "accepted", "runId", runId));
        return runs.await(runId, Duration.ofSeconds(params.timeoutSeconds())).map(result -> answered(result, runId))
                .orElseGet(() -> new ToolResult(
                        "Sent; the answer takes longer than " + params.timeoutSeconds() + " s. Read it later with sessions_history.", false,
                        Map.of("status", "timeout", "runId", runId)));
    }

    private static ToolResult answered(RunResult result, String runId) {
        boolean failed = result.status() != RunResult.Status.OK || result.stopReason().equals("error");
        return new ToolResult(result.text().isBlank() ? "It answered nothing." : result.text(), failed,
                Map.of("status", failed ? "error" : "ok", "runId", runId));
    }
}
