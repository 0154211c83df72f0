package ai.openclaw.core;

import ai.openclaw.api.Default;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Range;
import ai.openclaw.api.Rest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes room in a conversation that grows out of the model's sight: what is old is replaced by a summary, which the transcript keeps beside
 * what it stands for (contract section 19, entry {@code compaction}).
 */
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/compaction");
    static final String HEADING = "[What was said before, in short]";
    private static final int SHORTENED = 2000;
    private static final String INSTRUCTIONS = """
        You keep the memory of a conversation between a person and their assistant. Write what the assistant must know to go on as if it \
        remembered everything: what the person wants, decisions and why, facts, names, numbers, paths, ids and commands word for word, what \
        was done and what came of it, what is still open, and what was promised. Leave out pleasantries. Use short lists. Answer with the \
        summary alone.""";

    /** The section {@code agents.defaults.compaction}. */
    record Settings(@Default("\"safeguard\"") String mode, @Default("16384") @Range(min = 0) int reserveTokens,
            @Default("20000") @Range(min = 0) int reserveTokensFloor, @Default("20000") @Range(min = 0) int keepRecentTokens,
            Optional<String> customInstructions, Optional<String> model, @Rest Map<String, Object> others) {
        static final Settings USUAL = new Settings("safeguard", 16_384, 20_000, 20_000, Optional.empty(), Optional.empty(), Map.of());

        /** Tokens from which on a conversation is too long for a model that reads so many. */
        long limit(int window) {
            return Math.max(window / 2L, window - (long) Math.max(reserveTokens, reserveTokensFloor));
        }

        /** Characters of the newest messages that stay as they are. */
        long keptChars(int window) {
            return Math.min(keepRecentTokens, window / 4) * (long) Context.CHARS_PER_TOKEN;
        }
    }

    /** Asks a model that may use no tools. */
    @FunctionalInterface
    interface Asker {
        String ask(String system, String text) throws InterruptedException;
    }

    private final Settings settings;
    private final Optional<String> wish;
    private final int window;
    private final Asker asker;

    /** @param wish what the person wants the summary to dwell on */
    Compaction(Settings settings, Optional<String> wish, int window, Asker asker) {
        this.settings = settings;
        this.wish = wish;
        this.window = window;
        this.asker = asker;
    }

    /**
     * Writes a summary of what is old into the transcript.
     *
     * @param tokensBefore of the conversation, as far as they are known
     * @return false when nothing is old enough
     */
    boolean run(Transcript transcript, long tokensBefore) throws InterruptedException, IOException {
        List<Map<String, Object>> entries = transcript.entries((long) window * Context.CHARS_PER_TOKEN * 2);
        Optional<Map<String, Object>> before = Context.summary(entries);
        List<Map<String, Object>> current = sinceKept(entries, before);
        int kept = firstKept(current);
        if (kept == 0)
            return false;
        String summary = summary(before.flatMap(entry -> Json.text(entry, "summary")), current.subList(0, kept));
        transcript.add("compaction",
                Json.of("summary", summary, "firstKeptEntryId", current.get(kept).get("id"), "tokensBefore", tokensBefore));
        return true;
    }

    private static List<Map<String, Object>> sinceKept(List<Map<String, Object>> entries, Optional<Map<String, Object>> before) {
        Object kept = before.map(entry -> entry.get("firstKeptEntryId")).orElse("");
        List<Map<String, Object>> messages = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            if (kept.equals(entry.get("id")))
                messages.clear();
            if ("message".equals(entry.get("type")))
                messages.add(entry);
        }
        return messages;
    }

    /** The first message that stays: the newest of the user behind which enough is kept, or else of the assistant. */
    private int firstKept(List<Map<String, Object>> messages) {
        long room = settings.keptChars(window);
        int assistant = 0;
        for (int i = messages.size() - 1; i > 0; i--) {
            Map<String, Object> message = Json.object(messages.get(i), "message");
            room -= Context.size(message);
            if (room > 0)
                continue;
            if ("user".equals(message.get("role")))
                return i;
            if (assistant == 0 && "assistant".equals(message.get("role")))
                assistant = i;
        }
        return assistant;
    }

    private String summary(Optional<String> before, List<Map<String, Object>> old) throws InterruptedException {
        String summary = before.orElse("");
        for (String part : parts(old))
            try {
                summary = asker.ask(instructions(), (summary.isEmpty() ? "" : HEADING + "\n" + summary + "\n\n") + part).strip();
                if (summary.isEmpty())
                    throw GatewayException.unavailable("the model answered nothing");
            } catch (GatewayException e) {
                LOG.warn("a conversation could not be summarised ({}); its requests are kept in short", e.message());
                return byHand(before, old);
            }
        return summary;
    }

    private String instructions() {
        return INSTRUCTIONS + settings.customInstructions().map(text -> "\n" + text).orElse("")
                + wish.map(text -> "\nDwell on: " + text).orElse("");
    }

    /** The old messages as text, in pieces that the model can read. */
    private List<String> parts(List<Map<String, Object>> old) {
        long most = (long) (window * 0.4 * Context.CHARS_PER_TOKEN);
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (Map<String, Object> entry : old) {
            String line = line(Json.object(entry, "message"));
            if (!part.isEmpty() && part.length() + line.length() > most) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(line);
        }
        parts.add(part.toString());
        return parts;
    }

    private static String line(Map<String, Object> message) {
        String text = shortened(Context.text(message), SHORTENED);
        return switch (Json.text(message, "role").orElse("")) {
            case "user" -> "PERSON: " + text + "\n";
            case "toolResult" -> "TOOL " + message.get("toolName") + ": " + text + "\n";
            case "assistant" -> "ASSISTANT: " + text + Json.array(message.get("content")).stream().map(Json::object)
                    .filter(piece -> "toolCall".equals(piece.get("type")))
                    .map(call -> " [calls " + call.get("name") + " " + shortened(String.valueOf(call.get("arguments")), SHORTENED) + "]")
                    .reduce("", String::concat) + "\n";
            default -> "";
        };
    }

    /** What can be said without a model: what the person asked for, newest last. */
    private static String byHand(Optional<String> before, List<Map<String, Object>> old) {
        StringBuilder summary = new StringBuilder(before.map(text -> text + "\n\n").orElse(""));
        summary.append("(No model could be asked for a summary. The person said, in short:)\n");
        List<String> asked = old.stream().map(entry -> Json.object(entry, "message")).filter(message -> "user".equals(message.get("role")))
                .map(message -> "- " + shortened(Context.text(message).replaceAll("\\s+", " "), 200)).toList();
        asked.subList(Math.max(0, asked.size() - 50), asked.size()).forEach(line -> summary.append(line).append('\n'));
        return summary.toString();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most / 2) + " […] " + text.substring(text.length() - most / 2);
    }
}
