package ai.openclaw.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The files under {@code docs/protocol} are what the records say. Write them anew with
 * {@code ./mvnw test -pl bundles/protocol -am -Dtest=PublishedFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenclaw.publish=true}.
 */
class PublishedFilesTest {
    private static final Path FOLDER = Path.of("../../docs/protocol");
    private static WireCatalog catalog;

    @BeforeAll
    static void look() throws Exception { catalog = new WireCatalog(); }

    private static void current(String name, String text) throws Exception {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("openclaw.publish")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertEquals(text, Files.exists(file) ? Files.readString(file) : "", name + " is stale; write it anew as this test's Javadoc says");
    }

    @Test
    void theJsonSchemaIsCurrent() throws Exception {
        Map<String, Object> tree = new JsonSchemaFile(catalog).tree();
        current("openclaw-protocol.schema.json", new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
    }

    @Test
    void theTypeScriptDeclarationsAreCurrent() throws Exception { current("openclaw-protocol.d.ts", new TypeScriptFile(catalog).text()); }

    @Test
    void theSwiftTypesAreCurrent() throws Exception { current("OpenClawProtocol.swift", new SwiftFile(catalog).text()); }

    @Test
    void everyMethodThatHasParametersSaysWhatItAnswers() { catalog.params().keySet().forEach(catalog::result); }

    @Test
    void everyEventOfTheContractThatIsToldHasAPayload() {
        for (String event : new String[]{"connect.challenge", "agent", "chat", "presence", "tick", "health", "shutdown", "heartbeat",
                "device.pair.requested", "device.pair.resolved", "node.pair.requested", "node.pair.resolved", "node.invoke.request"})
            assertTrue(catalog.events().containsKey(event), event);
    }
}
