package ai.openclaw.tools.sessions;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Range;
import ai.openclaw.api.RecordTree;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import ai.openclaw.api.ToolResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an agent can find out about its own conversation and the others. */
@Component
@ToolGroupType("sessions")
public final class SessionTools implements ToolGroup {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm VV", Locale.ENGLISH);

    private final Sessions sessions;
    private final Clock clock;
    private final List<Tool<?>> tools = List.of(
            new Tool<>("session_status", "Tells the date and time, and the key, agent, model and token use of a conversation.",
                    StatusParams.class, this::status),
            new Tool<>("sessions_list", "Lists the conversations that this gateway knows, last used first.", ListParams.class, this::list));

    /** Arguments of {@code session_status}. */
    record StatusParams(@Describe("The key of another conversation than this one.") Optional<String> sessionKey) {}

    /** Arguments of {@code sessions_list}. */
    record ListParams(@Describe("How many to list.") @Default("20") @Range(min = 1, max = 200) int limit,
            @Describe("Only those used in the last so many minutes.") @Range(min = 1) Optional<Integer> activeMinutes) {}

    @Activate
    public SessionTools(@Reference Sessions sessions) { this(sessions, Clock.system(ZoneId.systemDefault())); }

    SessionTools(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public List<Tool<?>> tools() { return tools; }

    private ToolResult status(StatusParams params, ToolCall call) {
        String key = sessions.canonical(params.sessionKey().orElse(call.sessionKey()));
        Optional<SessionEntry> entry = sessions.find(key);
        if (entry.isEmpty() && params.sessionKey().isPresent())
            return ToolResult.failed("No session found: " + key + ". Call sessions_list for the keys.");
        String time = "Time: " + TIME.format(ZonedDateTime.now(clock)) + "\nSession: " + key + "\n";
        return new ToolResult(time + entry.map(this::about).orElse("It has just begun."), false,
                entry.map(SessionTools::details).orElse(Map.of("key", key)));
    }

    private String about(SessionEntry entry) {
        return "Agent: " + entry.agentId() + "\nModel: " + model(entry) + "\nTokens: " + entry.usage().input() + " in, "
                + entry.usage().output() + " out\nContext: " + entry.totalTokens() + " of " + entry.contextTokens();
    }

    private ToolResult list(ListParams params, ToolCall call) {
        long since = params.activeMinutes().map(minutes -> clock.millis() - minutes * 60_000L).orElse(0L);
        List<SessionEntry> found = sessions.list().stream().filter(entry -> entry.updatedAt() >= since).limit(params.limit()).toList();
        String text = found.isEmpty()
                ? "No conversations."
                : found.stream().map(entry -> line(entry, call)).collect(Collectors.joining("\n"));
        return new ToolResult(text, false, Map.of("count", found.size(), "sessions", found.stream().map(SessionTools::details).toList()));
    }

    private static String line(SessionEntry entry, ToolCall call) {
        return entry.key() + (entry.key().equals(call.sessionKey()) ? " (this one)" : "") + ", " + entry.chatType() + " on "
                + entry.channel() + ", last used " + Instant.ofEpochMilli(entry.updatedAt());
    }

    /** What the model may know; what else stands in the entry is of no use to it and may be large. */
    private static Map<String, Object> details(SessionEntry entry) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (RecordTree.of(entry) instanceof Map<?, ?> map)
            map.forEach((name, value) -> details.put(String.valueOf(name), value));
        details.remove("fields");
        return details;
    }

    /** A session in its first turn has no model of its own yet. */
    private String model(SessionEntry entry) {
        if (!entry.model().isEmpty())
            return entry.provider() + "/" + entry.model();
        return sessions.defaults().provider() + "/" + sessions.defaults().model();
    }
}
