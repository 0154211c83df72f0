package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ModelAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorded edits of the file, one after the other, on a gateway that is strict, as the recorded one is always: what it logs, what
 * config.get says of the file, and what clients hear. What was written was not recorded, so it is made to fit.
 */
class ReloadReplayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write");
    private static final Differences DIFFERENCES = new Differences();
    private static final JsonNode RECORDED = Transcripts.read("config-reload");
    private static final String OFF = "heartbeat: { every: '0m' }";
    private static final String COMPACTION = "compaction: { mode: 'safeguard' }, ";
    private static final String RUNS = "cron: { enabled: true, maxConcurrentRuns: 4 }, ";
    private static final String CRON = "cron: { enabled: true, maxConcurrentRuns: 1 }, ";
    @TempDir
    Path folder;
    private final List<String> problems = new ArrayList<>();
    private @Nullable GatewayUnderTest started;
    private int requests;

    @Test
    @Replays("config-reload")
    void logsAndTellsWhatWasRecorded() throws Exception {
        GatewayUnderTest gateway = started(new GatewayUnderTest(folder, "", "", List.of("--strict-config")));
        try (gateway; RawClient client = gateway.connect(ALL)) {
            String good = gateway.text("", "", COMPACTION + OFF);
            step(client, "syntax_error", () -> write("{ gateway: { mode: "));
            step(client, "restore", () -> write(good));
            step(client, "unknown_key", () -> write(gateway.text("nope: 1, ", "", COMPACTION + OFF)));
            step(client, "restore2", () -> write(good));
            step(client, "type_error", () -> write(gateway.text("cron: { enabled: 'yes' }, ", "", COMPACTION + OFF)));
            step(client, "restore3", () -> write(good));
            step(client, "legacy_key", () -> write(gateway.text("identity: { name: 'Clawd' }, ", "", COMPACTION + OFF)));
            step(client, "restore4", () -> write(good));
            step(client, "atomic_rename_hot", () -> replace(gateway.text(CRON, "", COMPACTION + OFF)));
            step(client, "rapid_edits", () -> {
                for (int runs = 2; runs < 5; runs++)
                    write(gateway.text("cron: { enabled: true, maxConcurrentRuns: " + runs + " }, ", "", COMPACTION + OFF));
            });
            step(client, "secretref_missing",
                    () -> write(good.replace("apiKey: 'k'", "apiKey: { source: 'env', provider: 'default', id: 'NOPE_KEY' }")));
            // what failed is not in force, so that cron is still there
            String mended = gateway.text(RUNS, "", COMPACTION + OFF).replace("apiKey: 'k'", "apiKey: 'k2'");
            step(client, "secretref_restored", () -> write(mended));
            step(client, "file_deleted", () -> Files.delete(gateway.config()));
            step(client, "file_recreated", () -> write(mended));
            step(client, "heartbeat_enable", () -> write(mended.replace(OFF, "heartbeat: { every: '30m', target: 'none' }")));
            heartbeat(client);
            assertEquals(List.of(), problems);
        }
    }

    @Test
    void restartsTheProcessForAnythingInModeRestart() throws Exception {
        restart("mode_restart", "", "", "reload: { mode: 'restart' }, ");
        restart("mode_restart_ui_edit", "reload: { mode: 'restart' }, ", "ui: { seamColor: '#ff0000' }, ", "reload: { mode: 'restart' }, ");
        assertEquals(List.of(), problems);
    }

    /** The recorded gateway restarts for it. */
    @Test
    void changesTheControlUiWhileEverybodyStaysConnected() throws Exception {
        Path own = Files.createDirectories(folder.resolve("control-ui"));
        GatewayUnderTest gateway = started(new GatewayUnderTest(own, "", "", List.of("--strict-config")));
        try (gateway; RawClient client = gateway.connect(ALL)) {
            write(gateway.text("", "controlUi: { allowInsecureAuth: true }, ", OFF));
            Await.until("it is applied", PATIENCE, () -> logged(0).contains("[reload] config hot reload applied (gateway.controlUi)"));
            assertTrue(ask(client, "health", Transcripts.JSON.createObjectNode()).path("ok").asBoolean());
        }
    }

    private GatewayUnderTest started(GatewayUnderTest gateway) {
        started = gateway;
        return gateway;
    }

    private GatewayUnderTest gateway() { return Objects.requireNonNull(started); }

    /** Something that is done to the file. */
    private interface Edit {
        void make() throws Exception;
    }

    private void write(String text) throws IOException { Files.writeString(gateway().config(), text); }

    private void replace(String text) throws IOException {
        Path draft = Files.writeString(gateway().config().resolveSibling("draft"), text);
        Files.move(draft, gateway().config(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void step(RawClient client, String name, Edit edit) throws Exception {
        List<String> wanted = lines(RECORDED.path(name).path("log"));
        int before = console().size();
        edit.make();
        if (wanted.isEmpty())
            // nothing is logged: it is over when it was looked at, which a change behind it would show
            Await.until(name + " is seen", PATIENCE, () -> view(client).equals(RECORDED.path(name).path("configGet")));
        else
            awaitLine(name, wanted, before);
        Comparison comparison = new Comparison("config-reload/" + name, DIFFERENCES);
        comparison.expect("/log", wanted, logged(before));
        comparison.same("/configGet", RECORDED.path(name).path("configGet"), view(client));
        comparison.problems().forEach(problem -> problems.add(name + problem));
    }

    private void awaitLine(String name, List<String> wanted, int before) throws IOException {
        try {
            Await.until(name, PATIENCE, () -> logged(before).contains(wanted.getLast()) || told(name, wanted, before));
        } catch (AssertionError e) {
            throw new AssertionError(name + ": recorded " + wanted + ", now " + logged(before), e);
        }
    }

    /** Where the last line is deliberately another one, something else that was logged ends the step. */
    private boolean told(String name, List<String> wanted, int before) throws IOException {
        return DIFFERENCES.reason("config-reload/" + name, "/log").isPresent() && logged(before).size() >= wanted.size();
    }

    private ObjectNode view(RawClient client) throws Exception {
        JsonNode payload = ask(client, "config.get", Transcripts.JSON.createObjectNode()).path("payload");
        ObjectNode view = Transcripts.JSON.createObjectNode();
        for (String name : List.of("valid", "issues", "legacyIssues", "exists"))
            view.set(name, payload.path(name));
        return view;
    }

    private JsonNode ask(RawClient client, String method, ObjectNode params) throws Exception {
        requests++;
        ObjectNode frame = Transcripts.JSON.createObjectNode().put("type", "req").put("id", "r" + requests).put("method", method);
        frame.set("params", params);
        client.send(frame.toString());
        return client.answer("r" + requests);
    }

    private List<String> console() throws IOException { return Files.readAllLines(gateway().console()); }

    /** What was printed since of the parts that were recorded. */
    private List<String> logged(int before) throws IOException {
        return console().stream().skip(before).map(ReloadReplayIT::untimed)
                .filter(line -> line.startsWith("[reload]") || line.startsWith("[secrets]") || line.startsWith("[heartbeat]")).toList();
    }

    private static List<String> lines(JsonNode log) {
        return StreamSupport.stream(log.spliterator(), false).map(JsonNode::asText).map(ReloadReplayIT::untimed).toList();
    }

    /** Without the time, and without the level, which is told besides. */
    private static String untimed(String line) {
        return line.replaceFirst("^\\d{4}-\\S+ ", "").replaceFirst("] (warn|error): ", "] ");
    }

    private void heartbeat(RawClient client) throws Exception {
        gateway().model().answer(ModelAnswer.text("HEARTBEAT_OK"));
        ask(client, "wake", Transcripts.JSON.createObjectNode().put("mode", "now").put("text", "look around"));
        Comparison comparison = new Comparison("config-reload/wake_now_heartbeat", DIFFERENCES);
        for (JsonNode event : RECORDED.at("/wake_now_heartbeat/events"))
            comparison.event(event, client.event(event.path("event").asText()));
        JsonNode last = ask(client, "last-heartbeat", Transcripts.JSON.createObjectNode());
        Comparison answer = new Comparison("config-reload/last_heartbeat", DIFFERENCES);
        answer.answers(RECORDED.path("last_heartbeat"), last);
        problems.addAll(comparison.problems());
        problems.addAll(answer.problems());
    }

    /** The lines up to the one that says why, and what clients hear; how a process ends is its own affair. */
    private void restart(String name, String before, String members, String after) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        GatewayUnderTest gateway = started(new GatewayUnderTest(own, "", before, List.of("--strict-config")));
        try (gateway; RawClient client = gateway.connect(ALL)) {
            write(gateway.text(members, after, COMPACTION + OFF));
            List<String> wanted = lines(RECORDED.path(name).path("log")).subList(0, 2);
            Comparison comparison = new Comparison("config-reload/" + name, DIFFERENCES);
            awaitLine(name, wanted, 0);
            comparison.expect("/log", wanted, logged(0).stream().filter(line -> line.startsWith("[reload]")).toList());
            for (JsonNode event : RECORDED.path(name).path("events"))
                if (event.has("event"))
                    comparison.event(event, client.event(event.path("event").asText()));
                else
                    comparison.closes(event, client.closed());
            comparison.problems().forEach(problem -> problems.add(name + problem));
        }
    }
}
