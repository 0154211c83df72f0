package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules for events of runs that depend on time or on other clients (contract sections 7.1 and 8): numbers, and parts of chat answers. */
final class RunEventRules {
    /** 150 ms, less what a busy machine takes from the decision to the time that it writes into the event. */
    private static final long CHAT_INTERVAL_MS = 125;
    private final Comparison comparison;
    private final boolean toolEvents;

    /** @param toolEvents whether the client announced that it wants the events of tools, which have no number of the gateway */
    RunEventRules(Comparison comparison, boolean toolEvents) {
        this.comparison = comparison;
        this.toolEvents = toolEvents;
    }

    void check(List<JsonNode> frames) {
        numbers(frames);
        frames.stream().filter(frame -> frame.path("event").asText().equals("chat")).map(frame -> frame.at("/payload/runId").asText())
                .distinct().forEach(run -> parts(frames.stream().filter(frame -> frame.path("event").asText().equals("chat"))
                        .map(frame -> frame.path("payload")).filter(payload -> payload.path("runId").asText().equals(run)).toList()));
    }

    private void numbers(List<JsonNode> frames) {
        long last = 0;
        Map<String, Long> lastOfRun = new HashMap<>();
        for (JsonNode frame : frames) {
            boolean tool = Frames.kind(frame).startsWith("agent tool");
            if (List.of("agent", "chat").contains(frame.path("event").asText()))
                comparison.expect(Frames.path(frame) + "/seq", !tool, frame.has("seq"));
            if (tool)
                comparison.expect(Frames.path(frame) + "/capability", toolEvents, true);
            if (frame.has("seq"))
                comparison.expect(Frames.path(frame) + "/seq rises", true, frame.path("seq").asLong() > last);
            last = Math.max(last, frame.path("seq").asLong());
            if (frame.path("event").asText().equals("agent")) {
                long now = frame.at("/payload/seq").asLong();
                Long before = lastOfRun.put(frame.at("/payload/runId").asText(), now);
                boolean follows = toolEvents ? now == (before == null ? 1 : before + 1) : now > (before == null ? 0 : before);
                comparison.expect(Frames.path(frame) + "/payload/seq follows", true, follows);
            }
        }
    }

    /** The parts of one answer: each goes on where the one before ended, not sooner than allowed, and the last one has the whole text. */
    private void parts(List<JsonNode> events) {
        String said = "";
        long saidAt = 0;
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            String state = event.path("state").asText();
            String text = event.at("/message/content/0/text").asText();
            long at = event.at("/message/timestamp").asLong();
            if (state.equals("delta")) {
                boolean last = i + 1 < events.size() && events.get(i + 1).path("state").asText().equals("final");
                comparison.expect("/chat delta/interval", true, last || at - saidAt >= CHAT_INTERVAL_MS);
                comparison.expect("/chat delta/deltaText", text, said + event.path("deltaText").asText());
                said = text;
                saidAt = at;
            } else if (state.equals("final") && !said.isEmpty()) {
                comparison.expect("/chat final/whole text", text, said);
            }
        }
    }
}
