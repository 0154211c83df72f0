package ai.openclaw.tools.memory;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows lines of a note. */
final class GetNote {
    static final String DESCRIPTION = "Shows lines of one of your notes, as memory_search names it.";
    private static final int MOST_CHARS = 50_000;
    private final Config config;
    private final AgentDirectory agents;

    /** Arguments of {@code memory_get}. */
    record Params(@Describe("The note, such as memory/2026-11-20.md.") @NotEmpty String path,
            @Describe("The first line to show, counted from 1.") @Default("1") @Range(min = 1) int from,
            @Describe("How many lines to show.") @Default("500") @Range(min = 1, max = 10_000) int lines) {}

    GetNote(Config config, AgentDirectory agents) {
        this.config = config;
        this.agents = agents;
    }

    ToolResult run(Params params, ToolCall call) {
        try {
            MemorySettings settings = MemorySettings.of(config, agents, call.agentId());
            if (!settings.enabled())
                return ToolResult.failed("memory_get is switched off; a person can set agents.defaults.memorySearch.enabled to true");
            Note note = Memory.notes(call, settings).find(params.path());
            Optional<String> text = NoteText.read(note);
            return text.isEmpty()
                    ? new ToolResult(note.name() + " was not written yet.", false, Map.of("path", note.name(), "text", ""))
                    : lines(note, text.get().lines().toList(), params);
        } catch (GatewayException e) {
            return ToolResult.failed(e.message());
        }
    }

    private static ToolResult lines(Note note, List<String> lines, Params params) {
        if (params.from() > Math.max(1, lines.size()))
            return ToolResult.failed(note.name() + " has " + lines.size() + " lines; from " + params.from() + " is behind its end");
        StringBuilder text = new StringBuilder();
        int at = params.from() - 1;
        int end = (int) Math.min(lines.size(), (long) at + params.lines());
        while (at < end && (text.isEmpty() || text.length() + lines.get(at).length() < MOST_CHARS))
            text.append(text.isEmpty() ? "" : "\n").append(lines.get(at++));
        if (text.length() > MOST_CHARS)
            text.setLength(MOST_CHARS);
        int left = lines.size() - at;
        String more = left > 0 ? "\n[" + left + " more lines; go on with from " + (at + 1) + "]" : "";
        return new ToolResult((text.isEmpty() ? "(nothing is written there)" : text.toString()) + more, false, Map.of("path", note.name(),
                "text", text.toString(), "from", params.from(), "lines", at - params.from() + 1, "totalLines", lines.size()));
    }
}
