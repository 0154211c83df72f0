package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.OutboundMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Letter REPLY = new Letter("fake", "default", new OutboundMessage("k#0", "anna", "hello"));

    @TempDir
    Path folder;

    private Ledger open() throws IOException { return Ledger.open(folder.resolve("ledger.jsonl"), Clock.systemUTC()); }

    @Test
    void knowsAMessageAgainAfterARestart() throws Exception {
        try (Ledger ledger = open()) {
            assertTrue(ledger.receive("k", Map.of("message", Map.of())));
            assertFalse(ledger.receive("k", Map.of("message", Map.of())));
        }
        try (Ledger ledger = open()) {
            assertFalse(ledger.receive("k", Map.of("message", Map.of())));
            assertEquals(List.of("k"), List.copyOf(ledger.unanswered().keySet()));
        }
    }

    @Test
    void settlesAMessageTogetherWithItsReply() throws Exception {
        try (Ledger ledger = open()) {
            ledger.receive("k", Map.of("message", Map.of()));
            ledger.answered("k", Map.of(), List.of(REPLY));
        }
        try (Ledger ledger = open()) {
            assertTrue(ledger.unanswered().isEmpty());
            assertEquals(List.of(REPLY), ledger.unsent());
            assertFalse(ledger.receive("k", Map.of("message", Map.of())));
        }
    }

    @Test
    void doesNotKnowWhetherWhatWasBeingSentArrived() throws Exception {
        try (Ledger ledger = open()) {
            ledger.enqueue(REPLY);
            ledger.trying("k#0");
        }
        for (int restart = 0; restart < 2; restart++)
            try (Ledger ledger = open()) {
                assertEquals(List.of(), ledger.unsent());
                assertEquals(List.of(REPLY), ledger.unconfirmed());
            }
    }

    @Test
    void sendsAgainWhatCertainlyDidNotArrive() throws Exception {
        try (Ledger ledger = open()) {
            ledger.enqueue(REPLY);
            ledger.trying("k#0");
            ledger.postponed("k#0");
        }
        try (Ledger ledger = open()) {
            assertEquals(List.of(REPLY), ledger.unsent());
        }
    }

    @Test
    void remembersWhatBecameOfAMessage() throws Exception {
        try (Ledger ledger = open()) {
            assertTrue(ledger.enqueue(REPLY));
            ledger.sent("k#0", "77");
        }
        try (Ledger ledger = open()) {
            assertFalse(ledger.enqueue(REPLY));
            assertEquals("77", ledger.outcome("k#0").orElseThrow().get("messageId"));
            assertEquals(List.of(), ledger.unsent());
        }
    }

    @Test
    void forgetsAfterADay() throws Exception {
        try (Ledger ledger = open()) {
            ledger.receive("old", Map.of());
            ledger.answered("old", Map.of(), List.of());
        }
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), Clock.offset(Clock.systemUTC(), Duration.ofHours(25)))) {
            ledger.receive("new", Map.of());
            ledger.answered("new", Map.of(), List.of());
            assertTrue(ledger.result("old").isEmpty());
            assertTrue(ledger.result("new").isPresent());
        }
    }
}
