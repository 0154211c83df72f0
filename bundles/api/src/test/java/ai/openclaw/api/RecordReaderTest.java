package ai.openclaw.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    record Inner(@NotEmpty String name, Optional<String> note) {}

    enum Mode {
        OFF, NON_MAIN
    }

    record Outer(String id, @Default("7") @Range(min = 1, max = 10) int limit, Optional<Inner> device, List<String> tags,
            @Default("\"5s\"") Duration pause, @Default("\"off\"") Mode mode, Optional<Secret> token) {}

    @Test
    void fillsDefaultsAndAbsentValues() {
        Outer outer = RecordReader.read(Map.of("id", "a"), Outer.class).value().orElseThrow();
        assertEquals(new Outer("a", 7, Optional.empty(), List.of(), Duration.ofSeconds(5), Mode.OFF, Optional.empty()), outer);
    }

    @Test
    void wordsProblemsAsTheContractDoes() {
        Reading<Outer> reading = RecordReader.read(Map.of("limit", 11, "device", Map.of("name", ""), "tags", "x"), Outer.class);
        assertEquals("must have required property 'id'; at /limit: must be <= 10; at /device/name: must NOT have fewer than 1 characters; "
                + "at /tags: must be array", reading.text());
    }

    @Test
    void namesUnexpectedPropertiesButBindsTheRest() {
        Reading<Outer> reading = RecordReader.read(Map.of("id", "a", "x", 1), Outer.class);
        assertEquals("at root: unexpected property 'x'", reading.text());
        assertTrue(reading.value().isPresent());
    }

    @Test
    void readsEnumsByTheirWireName() {
        assertEquals(Mode.NON_MAIN, RecordReader.read(Map.of("id", "a", "mode", "non-main"), Outer.class).value().orElseThrow().mode());
    }

    @Test
    void refusesFractionsWhereIntegersBelong() {
        assertEquals("at /limit: must be integer", RecordReader.read(Map.of("id", "a", "limit", 1.5), Outer.class).text());
    }

    @AnyOf
    enum Policy {
        ALLOW, DENY
    }

    record Patch(@NotEmpty Change<String> label, @Range(min = 0) Change<Integer> depth, Change<Policy> policy,
            @NotEmpty List<String> keys) {}

    @Test
    void tellsNullFromWhatIsLeftOut() {
        Map<String, Object> tree = new java.util.HashMap<>(Map.of("depth", 2, "keys", List.of("a")));
        tree.put("label", null);
        assertEquals(new Patch(new Change.Clear<>(), new Change.To<>(2), new Change.Keep<>(), List.of("a")),
                RecordReader.read(tree, Patch.class).value().orElseThrow());
    }

    @Test
    void wordsWhatIsNoneOfSeveralChoicesAsTheContractDoes() {
        assertEquals(
                "at /label: must be string; at /label: must be null; at /label: must match a schema in anyOf; "
                        + "at /depth: must be >= 0; at /policy: must be equal to constant; at /policy: must be null; "
                        + "at /policy: must match a schema in anyOf; must have required property 'keys'",
                RecordReader.read(Map.of("label", 5, "depth", -1, "policy", "maybe"), Patch.class).text());
        assertEquals("at /keys: must NOT have fewer than 1 items", RecordReader.read(Map.of("keys", List.of()), Patch.class).text());
    }

    @Test
    void aChangeMayBeNullInTheSchema() {
        assertTrue(String.valueOf(RecordSchema.of(Patch.class).get("properties")).contains("depth={anyOf=[{type=integer}, {type=null}]"));
    }

    record Open(Optional<String> name, @Rest Map<String, Object> others) {}

    @Test
    void handsTheRestToTheComponentThatTakesIt() {
        assertEquals(new Open(Optional.of("n"), Map.of("x", 1)),
                RecordReader.read(Map.of("name", "n", "x", 1), Open.class).value().orElseThrow());
    }

    @Test
    void refusesAnythingButAnObject() { assertEquals("must be object", RecordReader.read("x", Outer.class).text()); }

    @Test
    void derivesTheSchema() {
        assertEquals(Map.of("type", "object", "properties",
                Map.of("name", Map.of("type", "string", "minLength", 1), "note", Map.of("type", "string")), "required", List.of("name"),
                "additionalProperties", false), RecordSchema.of(Inner.class));
    }

    @Test
    void readsSettingsFromComponentProperties() {
        Inner inner = SettingsReader.read(Map.of(SettingsReader.property("channels.echo"), "{\"name\":\"n\"}"), "channels.echo",
                Inner.class);
        assertEquals("n", inner.name());
    }

    @Test
    void secretsDoNotShow() {
        Outer outer = RecordReader.read(Map.of("id", "a", "token", "hush"), Outer.class).value().orElseThrow();
        assertTrue(!outer.toString().contains("hush"), outer.toString());
    }
}
