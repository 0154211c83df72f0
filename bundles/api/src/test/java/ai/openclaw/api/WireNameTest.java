package ai.openclaw.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WireNameTest {
    enum Kind {
        @WireName("status.request")
        STATUS, TWO_WORDS
    }

    record Wish(Kind kind) {}

    @Test
    void aConstantIsSpelledAsItSays() {
        assertEquals(Kind.STATUS, RecordReader.read(Map.of("kind", "status.request"), Wish.class).value().orElseThrow().kind());
        assertEquals("{\"kind\":\"status.request\"}", JsonText.write(new Wish(Kind.STATUS)));
        assertEquals("at /kind: must be equal to one of the allowed values",
                RecordReader.read(Map.of("kind", "status"), Wish.class).text());
    }

    @Test
    void theOthersAreTheirNameWithDashes() { assertEquals("{\"kind\":\"two-words\"}", JsonText.write(new Wish(Kind.TWO_WORDS))); }
}
