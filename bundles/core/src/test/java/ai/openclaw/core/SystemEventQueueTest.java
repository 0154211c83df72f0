package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemEventQueueTest {
    private final SystemEventQueue queue = new SystemEventQueue(new Agents(new FakeGateway(Path.of("state")), new FakeConfig()));

    @Test
    void forgetsTheOldestAndShortensTheLong() {
        for (int i = 0; i < 50; i++)
            queue.add("note " + i + "x".repeat(5000));
        assertEquals(20, queue.list().size());
        assertTrue(queue.list().getFirst().startsWith("note 30x"));
        assertEquals(2001, queue.list().getLast().length());
    }

    @Test
    void notesATextOnceInARow() {
        queue.add("a");
        List<String> list = queue.list();
        queue.add("a");
        assertSame(list, queue.list());
    }

    @Test
    void givesWhatItTellsOnce() {
        queue.add("a");
        queue.add("b");
        assertEquals(List.of("a", "b"), queue.take());
        assertTrue(queue.list().isEmpty());
        queue.add("b");
        assertEquals(List.of("b"), queue.take());
    }
}
