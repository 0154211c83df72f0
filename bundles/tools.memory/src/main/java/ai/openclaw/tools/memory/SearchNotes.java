package ai.openclaw.tools.memory;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Config;
import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Searches the notes of an agent, brought up to date before. */
final class SearchNotes {
    static final String DESCRIPTION = "Searches your notes (MEMORY.md, memory/*.md) before you answer about people, earlier work, decisions, "
            + "dates or preferences; memory_get shows more of what was found.";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration TO_READ = Duration.ofSeconds(8);
    private final Config config;
    private final AgentDirectory agents;
    private final Memory memory;
    private final Meaning meaning;

    /** Arguments of {@code memory_search}. */
    record Params(@Describe("What to look for, in a few words.") @NotEmpty String query,
            @Describe("How many passages to show.") @Range(min = 1, max = 50) Optional<Integer> maxResults,
            @Describe("Only passages that score so much, 0 to 1.") Optional<Double> minScore) {}

    /** A passage as it is shown. */
    private record Shown(Found found, Snippet snippet) {}

    SearchNotes(Config config, AgentDirectory agents, Memory memory, Meaning meaning) {
        this.config = config;
        this.agents = agents;
        this.memory = memory;
        this.meaning = meaning;
    }

    ToolResult run(Params params, ToolCall call) throws InterruptedException {
        try {
            MemorySettings settings = MemorySettings.of(config, agents, call.agentId());
            if (!settings.enabled())
                return ToolResult.failed("memory_search is switched off; a person can set agents.defaults.memorySearch.enabled to true");
            return search(params, call, settings);
        } catch (GatewayException e) {
            return ToolResult.failed(e.message());
        }
    }

    private ToolResult search(Params params, ToolCall call, MemorySettings settings) throws InterruptedException {
        NoteFolder folder = Memory.notes(call, settings);
        IndexThread thread = memory.index(call, folder, settings);
        int left = thread.run(index -> index.refresh(folder.notes(), settings.chunking(), System.nanoTime() + TO_READ.toNanos()), LIMIT);
        int count = params.maxResults().orElse(settings.query().maxResults());
        int candidates = Math.max(count, Meaning.candidates(settings));
        List<Found> byWords = thread.run(index -> index.byWords(params.query(), candidates), LIMIT);
        Meaning.Outcome outcome = meaning.add(byWords, params.query(), thread, settings);
        double least = params.minScore().or(() -> settings.query().minScore()).orElse(0.0);
        List<Found> best = outcome.found().stream().filter(found -> found.score() >= least)
                .sorted(Comparator.comparingDouble((Found found) -> found.score()).reversed()).limit(count).toList();
        List<Shown> shown = thread.run(index -> shown(best, params.query(), index), LIMIT);
        String note = outcome.note() + (left > 0 ? " " + left + " notes are not read yet; search again in a moment." : "");
        return result(shown, settings, outcome.vectors(), note.strip(), cited(call));
    }

    private static List<Shown> shown(List<Found> found, String query, NoteIndex index) {
        List<List<String>> words = index.words(query);
        return found.stream().map(one -> new Shown(one, Snippet.of(one.passage(), words, index))).toList();
    }

    /** {@code memory.citations}; by itself where one person reads. */
    private boolean cited(ToolCall call) {
        String wanted = config.value("memory.citations").map(String::valueOf).orElse("auto");
        boolean alone = !call.sessionKey().contains(":group:") && !call.sessionKey().contains(":channel:");
        return wanted.equals("on") || (!wanted.equals("off") && alone);
    }

    private static ToolResult result(List<Shown> shown, MemorySettings settings, boolean vectors, String note, boolean cited) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("results", shown.stream().map(one -> details(one, cited)).toList());
        details.put("provider", vectors ? settings.provider().orElse("") : "words");
        details.put("model", vectors ? settings.vectorModel() : "bm25");
        details.put("mode", vectors ? "hybrid" : "words");
        details.put("citations", cited ? "on" : "off");
        if (!note.isEmpty())
            details.put("note", note);
        List<String> blocks = new ArrayList<>();
        for (Shown one : shown)
            blocks.add(text(one));
        if (shown.isEmpty())
            blocks.add("No note says anything about that.");
        else if (cited)
            blocks.add("Name the source, as in " + source(shown.getFirst()) + ", when you answer from a note.");
        if (!note.isEmpty())
            blocks.add("(" + note + ")");
        return new ToolResult(String.join("\n\n", blocks), false, details).meta(shown.size() + " passages");
    }

    private static String text(Shown one) {
        String heading = one.found().passage().heading();
        return source(one) + String.format(Locale.ROOT, " (%.2f)", one.found().score()) + (heading.isEmpty() ? "" : " " + heading) + "\n"
                + one.snippet().text();
    }

    private static String source(Shown one) {
        return one.found().path() + "#L" + one.snippet().first()
                + (one.snippet().first() == one.snippet().last() ? "" : "-L" + one.snippet().last());
    }

    private static Map<String, Object> details(Shown one, boolean cited) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("path", one.found().path());
        details.put("startLine", one.snippet().first());
        details.put("endLine", one.snippet().last());
        details.put("score", Math.round(one.found().score() * 1000) / 1000.0);
        details.put("snippet", one.snippet().text());
        details.put("source", "memory");
        if (cited)
            details.put("citation", source(one));
        return details;
    }
}
