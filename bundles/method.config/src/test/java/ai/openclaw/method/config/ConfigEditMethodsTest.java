package ai.openclaw.method.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.ConfigDocument.Restart;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Scope;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigEditMethodsTest {
    private static final Map<String, Object> EFFECT = Map.of("path", "ui", "means", "in-place", "what", "", "connections", 0);
    private final FakeDocument document = new FakeDocument();
    private final ConfigEditMethods methods = new ConfigEditMethods(document);

    private Map<?, ?> call(String name, Map<String, ?> params) throws Exception {
        return (Map<?, ?>) Objects.requireNonNull(JsonText.parse(JsonText.write(new FakeCall().invoke(methods, name, params))));
    }

    @Test
    void whoMayOnlyReadSeesWhatIsMaskedAndMayNotGuess() {
        assertEquals(
                Map.of("config.plan", Scope.ADMIN, "config.edit", Scope.ADMIN, "config.history", Scope.READ, "config.diff", Scope.READ,
                        "config.rollback", Scope.ADMIN),
                methods.methods().stream().collect(Collectors.toMap(GatewayMethod::name, GatewayMethod::scope)));
    }

    @Test
    void editsGoToTheDocumentAsTheyAre() throws Exception {
        document.restart = new Restart(true, 500, false);
        Map<?, ?> answer = call("config.edit",
                Map.of("edits",
                        List.of(Map.of("path", List.of("ui", "name"), "value", "Ada"), Map.of("path", List.of("agents", "list", "0"))),
                        "baseHash", "h", "note", "n", "restartDelayMs", 500));
        assertEquals(Map.of("ok", true, "path", "/state/openclaw.json", "effects", List.of(EFFECT), "restart",
                Map.of("needed", true, "delayMs", 500, "coalesced", false)), answer);
        Proposal proposal = document.proposals.getFirst();
        assertEquals(Manner.EDIT, proposal.manner());
        assertEquals(List.of(Map.of("path", List.of("ui", "name"), "value", "Ada"), Map.of("path", List.of("agents", "list", "0"))),
                JsonText.parse(proposal.raw()));
        assertEquals(List.of(Optional.of("h"), Optional.of("n"), Duration.ofMillis(500)),
                List.of(proposal.baseHash(), proposal.note(), proposal.restartDelay()));
    }

    @Test
    void aWholeTextIsTakenAsItIs() throws Exception {
        call("config.edit", Map.of("raw", "{ /* mine */ }", "baseHash", "h"));
        assertEquals(
                new Proposal(Manner.TEXT, "{ /* mine */ }", Optional.of("h"), Optional.empty(), Optional.empty(), Duration.ofSeconds(2)),
                document.proposals.getFirst());
        assertEquals(Map.of("path", "/state/openclaw.json", "effects", List.of(EFFECT)), call("config.plan", Map.of("raw", "{}")));
        assertEquals(1, document.proposals.size(), "a plan writes nothing");
    }

    @Test
    void wantsEitherEditsOrAText() {
        for (Map<String, ?> params : List.<Map<String, ?>>of(Map.of(), Map.of("raw", "{}", "edits", List.of(Map.of("path", List.of("a"))))))
            assertEquals("give either edits or raw", assertThrows(GatewayException.class, () -> call("config.edit", params)).message());
        GatewayException failure = assertThrows(GatewayException.class,
                () -> call("config.plan", Map.of("edits", List.of(Map.of("path", List.of())))));
        assertEquals("invalid config.plan params: at /edits/0/path: must NOT have fewer than 1 items", failure.message());
    }

    @Test
    void theWayBackAndWhatItIsAbout() throws Exception {
        call("config.rollback", Map.of());
        call("config.rollback", Map.of("version", "last-good", "force", true));
        assertEquals(List.of("1", "last-good!"), document.rollbacks);
        assertEquals(
                Map.of("path", "/state/openclaw.json", "versions",
                        List.of(Map.of("ids", List.of("1"), "ts", 0, "by", "config.edit", "hash", "h1", "bytes", 2, "changedPaths", 1))),
                call("config.history", Map.of()));
        assertEquals(Map.of("from", "1", "to", "file", "changes", List.of(Map.of("path", "ui.name", "before", "before"))),
                call("config.diff", Map.of()));
        assertEquals("--- 2\n", call("config.diff", Map.of("from", "2", "text", true)).get("text"));
    }
}
