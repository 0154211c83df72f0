package ai.openclaw.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    record Point(int x, Optional<String> note, @org.jspecify.annotations.Nullable String label) {}

    @Test
    void readsWhatItWrites() {
        Map<String, Object> tree = Map.of("list", List.of(1, 2.5, true, "ü\n\"\u2028"), "big", 1795162263508L);
        assertEquals(tree, JsonText.parse(JsonText.write(tree)));
    }

    @Test
    void leavesOutWhatARecordDoesNotHave() { assertEquals("{\"x\":1}", JsonText.write(new Point(1, Optional.empty(), null))); }

    @Test
    void writesNullWhereClientsExpectAMember() {
        record Item(String id, @OrNull Optional<Long> expiresAtMs) {}
        assertEquals("{\"id\":\"a\",\"expiresAtMs\":null}", JsonText.write(new Item("a", Optional.empty())));
        assertEquals("{\"id\":\"a\",\"expiresAtMs\":7}", JsonText.write(new Item("a", Optional.of(7L))));
    }

    @Test
    void writesARecordBesideTheOtherMembers() {
        record Day(String date, @Rest Point point) {}
        assertEquals("{\"date\":\"today\",\"x\":1,\"note\":\"n\"}", JsonText.write(new Day("today", new Point(1, Optional.of("n"), null))));
    }

    @Test
    void keepsTheNullsOfMaps() { assertEquals("{\"a\":null}", JsonText.write(JsonText.parse("{\"a\":null}"))); }

    @Test
    void hasNoNumberForInfinity() { assertEquals("[null]", JsonText.write(List.of(Double.POSITIVE_INFINITY))); }

    @Test
    void refusesWhatIsNoJson() {
        for (String text : List.of("", "{", "{\"a\":1,\"a\":2}", "1 2", "nope", "[".repeat(300) + "]".repeat(300), "1".repeat(200)))
            assertThrows(IllegalArgumentException.class, () -> JsonText.parse(text), text);
    }
}
