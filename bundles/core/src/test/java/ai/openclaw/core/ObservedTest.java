package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Observation;
import ai.openclaw.api.Observation.Kind;
import ai.openclaw.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the core tells those who measure. */
class ObservedTest {
    @TempDir
    private Path folder;

    private static List<Observation> of(CoreHarness core, Kind kind) {
        return core.observations.told.stream().filter(observation -> observation.kind() == kind).toList();
    }

    @Test
    void aMessageIsObservedOnItsWholeWay() throws Exception {
        try (CoreHarness core = new CoreHarness(folder, new ScriptedModel())) {
            core.deploy(new RecordingChannel());
            core.receive("1", "hi");
            Await.until("it is answered", () -> !of(core, Kind.SEND).isEmpty());
            assertEquals("accepted", of(core, Kind.RECEIVE).getFirst().attributes().get("admission"));
            Observation run = of(core, Kind.RUN).getFirst();
            assertEquals("main", run.name());
            assertEquals("channel", run.attributes().get("source"));
            Observation model = of(core, Kind.MODEL).getFirst();
            assertEquals(run.runId(), model.runId());
            assertEquals(Optional.empty(), model.failure());
            assertEquals("fake", of(core, Kind.SEND).getFirst().name());
            assertTrue(of(core, Kind.SEND).getFirst().took().compareTo(Duration.ZERO) >= 0);
            assertTrue(new CoreGauges(core.desk, core.outbox, core.keeper, core.archive).gauges().stream()
                    .anyMatch(gauge -> gauge.name().equals("sessions") && gauge.value() == 1));
        }
    }
}
