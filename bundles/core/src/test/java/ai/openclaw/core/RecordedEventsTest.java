package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.RunRequest;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The events of runs beside those of the gateway whose contract this one keeps: the same kinds, each with all that the recorded one has.
 * Deliberately different: chat deltas carry {@code deltaText} as well; a tool that is not there is refused without an update.
 */
class RecordedEventsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;
    private CoreHarness core;

    @BeforeEach
    void start() throws IOException { core = new CoreHarness(folder, new ScriptedModel()); }

    @AfterEach
    void stop() { core.close(); }

    @Test
    void aRunThatEndsWell() throws Exception {
        run("hello");
        compare("agent_simple");
    }

    @Test
    void aRunWhoseModelFails() throws Exception {
        run("fail");
        compare("agent_fail401");
    }

    @Test
    void aRunThatIsStopped() throws Exception {
        core.desk.start(CoreHarness.request("r1", "hang"));
        Await.until("the answer begins", () -> core.events.named("agent").size() >= 3);
        core.desk.abort("main", Optional.empty());
        core.desk.await("r1", SOON);
        compare("chat_abort");
    }

    private void run(String text) throws InterruptedException {
        core.desk.start(new RunRequest("r1", "main", text, RunRequest.Source.AGENT, Optional.empty(), SOON)).run().await(SOON);
    }

    private void compare(String name) {
        List<?> recorded = (List<?>) Json.object(Recorded.json(getClass(), "/recorded-events.json")).get(name);
        if (recorded == null)
            throw new AssertionError("no " + name);
        List<String> differences = new ArrayList<>();
        for (Object event : recorded) {
            Map<String, Object> frame = Json.object(event);
            Map<String, Object> payload = Json.object(frame, "payload");
            Optional<Object> ours = core.events.named(String.valueOf(frame.get("event"))).reversed().stream().map(GatewayEvent::payload)
                    .filter(other -> kind(Json.object(other)).equals(kind(payload))).findFirst();
            if (ours.isEmpty())
                differences.add("no " + kind(payload));
            else
                Recorded.missing(payload, Recorded.wire(ours.get())).forEach(path -> differences.add(kind(payload) + path));
        }
        assertEquals(List.of(), differences.stream().distinct().toList());
    }

    /** {@code lifecycle start} of an agent event, {@code final} of a chat event. */
    private static String kind(Map<String, Object> payload) {
        return payload.containsKey("state")
                ? String.valueOf(payload.get("state"))
                : payload.get("stream") + " " + Json.object(payload, "data").getOrDefault("phase", "");
    }
}
