package ai.openclaw.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NarrationTest {
    private final Narration narration = new Narration();

    @Test
    void tellsEverythingOnce() {
        narration.said("Hel", "Hel");
        assertEquals("Hel", narration.fresh());
        narration.said("Hello", "lo");
        narration.said("Hello!", "!");
        assertEquals("lo!", narration.fresh());
        assertTrue(narration.isEmpty());
        assertEquals("", narration.rest("Hello!", false));
    }

    @Test
    void anAnswerAfterToolsIsAParagraphOfItsOwn() {
        narration.said("one moment", "one moment");
        narration.paused();
        narration.said("done", "done");
        assertEquals("one moment\n\ndone", narration.fresh());
    }

    @Test
    void whatWasTakenBackIsNotSaidTwice() {
        narration.said("It rains", "It rains");
        assertEquals("It rains", narration.fresh());
        narration.said("It", "It");
        narration.said("It rains", " rains");
        assertEquals("", narration.fresh());
        narration.said("It rains in Lyon", " in Lyon");
        assertEquals(" in Lyon", narration.fresh());
    }

    @Test
    void anotherAnswerThanTheOneThatWasTakenBackBeginsAnew() {
        narration.said("It rai", "It rai");
        narration.said("The", "The");
        narration.said("The sun", " sun");
        assertEquals("It rai\n\nThe sun", narration.fresh());
    }

    @Test
    void aRestThatWasNotHeardIsTold() {
        narration.said("It", "It");
        assertEquals(" rains", narration.rest("It rains", false));
        assertEquals("", narration.rest("Something else", false), "what was told cannot be unsaid");
        assertEquals("\n\nthe model is down", narration.rest("the model is down", true));
    }
}
