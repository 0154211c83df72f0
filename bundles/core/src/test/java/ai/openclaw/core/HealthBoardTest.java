package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeChannels;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.RecordingEvents;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthBoardTest {
    @Test
    void tellsEverybodyOnceASecondHoweverOftenItIsAsked() {
        RecordingEvents events = new RecordingEvents();
        HealthBoard board = new HealthBoard(new FakeSessions(), new FakeChannels(), events, new StateCounters(), new FakeConfig());
        board.refreshSoon();
        Await.until("it is told", () -> events.published.size() == 1);
        for (int i = 0; i < 100; i++)
            board.refreshSoon();
        Await.until("it is told again", () -> events.published.size() == 2);
        List<Long> times = events.published.stream().map(event -> Json.number(Json.object(event.payload()), "ts")).toList();
        assertTrue(times.getLast() - times.getFirst() >= 999, times.toString());
        board.close();
        board.refreshSoon();
        assertEquals(2, events.published.size());
    }

    @Test
    void tellsWhatIsWrongWithTheConfiguration() {
        FakeConfig config = new FakeConfig();
        config.problems.add("tools.exec: must be object; it stays off until this is corrected");
        HealthBoard board = new HealthBoard(new FakeSessions(), new FakeChannels(), new RecordingEvents(), new StateCounters(), config);
        assertEquals(config.problems, board.snapshot().get("problems"));
        board.close();
    }
}
