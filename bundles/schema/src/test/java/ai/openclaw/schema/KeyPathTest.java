package ai.openclaw.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPathTest {
    @Test
    void readsDotsAndBrackets() {
        assertEquals(List.of("gateway", "port"), KeyPath.steps("gateway.port"));
        assertEquals(List.of("agents", "list", "0", "model"), KeyPath.steps("agents.list[0].model"));
        assertEquals(List.of("agents", "list", "0"), KeyPath.steps("agents.list.0"));
        assertEquals(List.of("agents", "list", "[]"), KeyPath.steps("agents.list[]"));
        assertEquals(List.of("channels", "telegram", "accounts", "my.\"bot\"", "name"),
                KeyPath.steps("channels.telegram.accounts[\"my.\\\"bot\\\"\"].name"));
        assertEquals(List.of("my key", "x"), KeyPath.steps("['my key'].x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a[", "a[0", "a['x]", "a[0]b", "a.[0]"})
    void whatIsNoPathHasNoSteps(String text) { assertEquals(List.of(), KeyPath.steps(text)); }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "list[0].x", "a[\"b.c\"]", "a[\"say \\\"x\\\"\"]", "m.*", "l[].k"})
    void writesWhatItReads(String text) { assertEquals(text, KeyPath.written(KeyPath.steps(text))); }
}
