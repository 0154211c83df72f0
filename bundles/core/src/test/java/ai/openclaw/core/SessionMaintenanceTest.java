package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.SessionCleanup.Cleaned;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maintenance over real files and lanes. */
class SessionMaintenanceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SINGLE = "agent:main:openai:" + UUID.randomUUID();
    private static final String OLD = "agent:main:telegram:direct:7";

    @TempDir
    Path folder;
    private final ScriptedModel model = new ScriptedModel();
    private final Time time = new Time(Instant.now());
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Map<String, Object> written = new LinkedHashMap<>();
    private CoreHarness core;
    private SessionMaintenance maintenance;

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(sessions());
        core = core();
        maintenance = maintenance();
    }

    @AfterEach
    void stop() { core.close(); }

    private CoreHarness core(Object... settings) throws IOException {
        return new CoreHarness(folder, model, Map.of("session", Map.of("maintenance", Json.of(settings))));
    }

    private SessionMaintenance maintenance() {
        return new SessionMaintenance(core.gateway, core.agents, core.archive, core.desk,
                new SparedSessions(core.archive, core.desk, core.keeper.ledger(), core.notes), time, warnings::add);
    }

    private Path sessions() { return folder.resolve("agents/main/sessions"); }

    /** An entry and its transcript, as an earlier life of the gateway left them. */
    private void session(String key, Duration unused, Object... fields) throws IOException {
        String id = "s" + written.size();
        Map<String, Object> entry = Json.of("sessionId", id, "updatedAt", time.instant().minus(unused).toEpochMilli());
        entry.putAll(Json.of(fields));
        written.put(key, entry);
        Transcript transcript = Transcript.open(sessions().resolve(id + ".jsonl"));
        transcript.begin(id, folder);
        transcript.addMessage(Injected.message("long ago in " + key));
        transcript.force();
    }

    /** Begins the life in which those sessions are old. */
    private void start(Object... settings) throws IOException {
        core.close();
        Files.writeString(sessions().resolve("sessions.json"), Json.write(written));
        core = core(settings);
        maintenance = maintenance();
    }

    private void configure(Object... settings) { core.settings.put("session", Map.of("maintenance", Json.of(settings))); }

    private Cleaned clean(boolean dryRun, boolean enforce) throws InterruptedException {
        return maintenance.clean(Optional.of("main"), dryRun, enforce).getFirst();
    }

    private List<String> keys() { return core.archive.storeOf("main").list().stream().map(entry -> entry.key()).toList(); }

    private List<String> onDisk() throws IOException {
        return List.copyOf(Json.read(Files.readString(sessions().resolve("sessions.json"))).keySet());
    }

    private List<String> files(String part) throws IOException {
        try (Stream<Path> files = Files.list(sessions())) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.contains(part)).sorted().toList();
        }
    }

    private Run ask(String id, String key, String text) {
        return core.desk.start(new RunRequest(id, key, text, RunRequest.Source.AGENT, Optional.empty(), SOON)).run();
    }

    @Test
    void underWarnSingleRequestsGoAndTheRestIsToldOnceADay() throws Exception {
        session(SINGLE, Duration.ofHours(25));
        session(OLD, Duration.ofDays(31));
        start();
        maintenance.pass();
        assertEquals(List.of(OLD), keys());
        assertEquals(List.of(OLD), onDisk());
        assertEquals(1, files("s0.jsonl.single.").size());
        assertEquals(List.of("agent main: 1 due to be put away (1 by age, 0 by number, 0 for room) of 2 sessions; they stay, since"
                + " session.maintenance.mode is warn. To have it done every hour: openclaw config set session.maintenance.mode enforce;"
                + " once: openclaw sessions cleanup --enforce"), warnings);
        time.pass(Duration.ofHours(23));
        maintenance.pass();
        assertEquals(1, warnings.size());
        time.pass(Duration.ofHours(2));
        maintenance.pass();
        assertEquals(2, warnings.size());
    }

    @Test
    void aDryRunOnlySaysWhatWouldGo() throws Exception {
        session(SINGLE, Duration.ofHours(25));
        session(OLD, Duration.ofDays(31));
        start();
        assertEquals(new Cleaned("main", false, 1, 1, 1, 0, 0, 0, 0, 0), clean(true, false));
        assertEquals(new Cleaned("main", true, 0, 0, 1, 1, 0, 0, 0, 0), clean(true, true));
        assertEquals(List.of(SINGLE, OLD), keys());
        assertEquals(List.of("s0.jsonl", "s1.jsonl"), files("jsonl"));
    }

    @Test
    void whatIsDueGoesWhenSomebodyAsksForItOrTheSettingSaysSo() throws Exception {
        session(OLD, Duration.ofDays(31));
        session("agent:main:other", Duration.ofDays(20));
        start();
        assertEquals(new Cleaned("main", true, 1, 0, 0, 1, 0, 0, 0, 0), clean(false, true));
        assertEquals(List.of("agent:main:other"), onDisk());
        configure("mode", "enforce", "pruneAfter", "10d");
        maintenance.pass();
        assertEquals(List.of(), onDisk());
        assertEquals(2, files(".deleted.").size());
        assertEquals(List.of(), warnings);
    }

    @Test
    void anArchiveGoesWhenItsTimeIsOver() throws Exception {
        session(SINGLE, Duration.ofHours(25));
        start("resetArchiveRetention", "2d");
        maintenance.pass();
        assertEquals(1, files(".single.").size());
        time.pass(Duration.ofDays(3));
        Cleaned cleaned = clean(false, false);
        assertEquals(1, cleaned.archives());
        assertTrue(cleaned.bytes() > 100, cleaned.toString());
        assertEquals(List.of(), files("s0"));
    }

    @Test
    void nothingGoesThatSomebodyWants() throws Exception {
        Duration old = Duration.ofDays(99);
        session("agent:main:main", old);
        session("agent:main:named", old, "label", "Keep me");
        session("agent:main:works", old);
        session("agent:main:waits", old);
        session("agent:main:noted", old);
        session("agent:main:fake:direct:8", old, "deliveryContext", Map.of("channel", "fake", "accountId", "default", "to", "8"));
        session("agent:main:gone", old);
        start("mode", "enforce");
        Run works = ask("r1", "agent:main:works", "hang");
        Await.until("the model is asked", () -> !model.requests.isEmpty());
        Run first = ask("r2", "agent:main:waits", "hang");
        Run second = ask("r3", "agent:main:waits", "later");
        core.notes.add("agent:main:noted", "a note");
        assertTrue(core.keeper.ledger()
                .enqueue(new Letter("fake", "default", new OutboundMessage("m1", "8", "hi", Optional.empty(), Optional.empty()))));
        core.archive.update("agent:main:works", Map.of("updatedAt", 1L));
        core.archive.update("agent:main:waits", Map.of("updatedAt", 1L));
        assertEquals(1, clean(false, true).age());
        assertEquals(6, keys().size());
        assertFalse(keys().contains("agent:main:gone"));
        for (Run run : List.of(works, first, second))
            core.desk.end(run.id());
        for (Run run : List.of(works, first, second))
            assertTrue(run.await(SOON).isPresent());
    }

    @Test
    void aSessionThatIsUsedBetweenPlanAndTurnStays() throws Exception {
        session(OLD, Duration.ofDays(31));
        start();
        MaintenancePlan plan = due();
        core.archive.update(OLD, Map.of("label", "Mine"));
        assertEquals(List.of(), carriedOut(plan).removals());
        assertEquals(List.of(OLD), keys());
        assertEquals(List.of("s0.jsonl"), files("s0"));
    }

    private MaintenancePlan due() throws IOException {
        return new MaintenancePlanner(new MaintenanceReader(Map.of()).read(), time.instant(), SessionFolder.read(sessions()),
                core.archive::named).plan(core.archive.storeOf("main").list(), _ -> false);
    }

    private MaintenancePlan carriedOut(MaintenancePlan plan) throws InterruptedException {
        return new SessionRemoval(core.archive, core.desk, new SparedSessions(core.archive, core.desk, core.keeper.ledger(), core.notes),
                time, () -> false).carryOut(plan);
    }

    /** Whatever the order of runs and removals is: a run ends well, its session is there, and no word of the past is lost. */
    @Test
    void aMaintenanceDuringRunsLosesNothing() throws Exception {
        int sessions = 120;
        for (int i = 0; i < sessions; i++)
            session("agent:main:work:" + i, Duration.ofDays(31));
        start("mode", "enforce");
        Thread cleaning = Thread.ofVirtual().start(() -> IntStream.range(0, 5).forEach(_ -> maintenance.pass()));
        List<Run> runs = new ArrayList<>();
        for (int i = sessions - 1; i >= 0; i -= 3)
            runs.add(ask("r" + i, "agent:main:work:" + i, "question " + i));
        for (Run run : runs)
            assertEquals(RunResult.Status.OK, run.await(SOON).orElseThrow().status());
        assertTrue(cleaning.join(SOON));
        core.archive.flush("agent:main:main");
        assertEquals(runs.size(), onDisk().size());
        for (Run run : runs)
            assertTrue(core.archive.history(run.sessionKey(), 10).toString().contains("re: question " + run.id().substring(1)));
        String all = everyTranscript();
        for (String key : written.keySet())
            assertTrue(all.contains("long ago in " + key + "\""), key);
    }

    private String everyTranscript() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : files(".jsonl"))
            all.append(Files.readString(sessions().resolve(name)));
        return all.toString();
    }

    @Test
    void aLargeListIsCopiedAsideOnceADayAndThreeCopiesStay() throws Exception {
        session(OLD, Duration.ofDays(1));
        start("rotateBytes", 10);
        for (int day = 0; day < 5; day++) {
            maintenance.pass();
            maintenance.pass();
            assertEquals(Math.min(day + 1, 3), files("sessions.json.bak.").size());
            time.pass(Duration.ofDays(1));
        }
        assertTrue(Files.readString(sessions().resolve(files("sessions.json.bak.").getLast())).contains(OLD));
    }

    @Test
    void aWrongSettingIsToldOnceAndTheOthersHold() throws Exception {
        session(OLD, Duration.ofDays(31));
        start("mode", "enforce", "maxEntries", "many");
        maintenance.pass();
        maintenance.pass();
        assertEquals(List.of("session.maintenance.maxEntries: many is no whole number above 0; it counts as left out"), warnings);
        assertEquals(List.of(), keys());
    }

    @Test
    void nothingBeginsBeforeTheGatewayHasStartedNorAfterTheEnd() throws Exception {
        session(SINGLE, Duration.ofHours(25));
        start();
        core.gateway.started = false;
        maintenance.pass();
        assertEquals(List.of(SINGLE), keys());
        core.gateway.started = true;
        maintenance.close();
        maintenance.pass();
        assertEquals(List.of(SINGLE), keys());
    }

    @Test
    void anUnknownAgentHasNothingToCleanUp() throws Exception {
        start();
        assertEquals("unknown agent id \"nobody\"",
                assertThrows(GatewayException.class, () -> maintenance.clean(Optional.of("nobody"), false, false)).message());
    }
}
