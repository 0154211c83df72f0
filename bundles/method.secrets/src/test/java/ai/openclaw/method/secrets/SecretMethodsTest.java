package ai.openclaw.method.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Secret;
import ai.openclaw.api.Secrets;
import ai.openclaw.protocol.SecretsResolveResult;
import ai.openclaw.testkit.FakeCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretMethodsTest {
    private final Secrets secrets = new Secrets() {
        @Override
        public int reload() { return 2; }

        @Override
        public boolean refersAt(String path) { return false; }

        @Override
        public Resolution resolve(List<String> targets) {
            return new Resolution(List.of(new Assignment("a.b", List.of("a", "b"), new Secret("s3cret"))), List.of("c: no"), targets);
        }
    };
    private final SecretMethods methods = new SecretMethods(secrets);

    private String call(String name, Map<String, ?> params) throws Exception {
        return JsonText.write(new FakeCall().invoke(methods, name, params));
    }

    @Test
    void areForAdministratorsAlone() { methods.methods().forEach(method -> assertEquals(Scope.ADMIN, method.scope(), method.name())); }

    @Test
    void answersAsRecorded() throws Exception {
        assertEquals("{\"ok\":true,\"warningCount\":2}", call("secrets.reload", Map.of("more", 1)));
        assertEquals(
                "{\"ok\":true,\"assignments\":[{\"path\":\"a.b\",\"pathSegments\":[\"a\",\"b\"],\"value\":\"s3cret\"}],"
                        + "\"diagnostics\":[\"c: no\"],\"inactiveRefPaths\":[\"x\"]}",
                call("secrets.resolve", Map.of("commandName", "status", "targetIds", List.of("x"))));
    }

    @Test
    void saysWhichParameterIsWrong() {
        assertEquals("invalid secrets.resolve params: commandName", refusal(Map.of()));
        assertEquals("invalid secrets.resolve params: commandName", refusal(Map.of("commandName", " ", "targetIds", List.of())));
        assertEquals("invalid secrets.resolve params: targetIds", refusal(Map.of("commandName", "status")));
        assertEquals("invalid secrets.resolve params: targetIds", refusal(Map.of("commandName", "status", "targetIds", List.of(1))));
    }

    private String refusal(Map<String, ?> params) {
        return assertThrows(GatewayException.class, () -> call("secrets.resolve", params)).message();
    }

    @Test
    void aSecretDoesNotShowInTheAnswersText() {
        assertFalse(new SecretsResolveResult.Assignment("a", List.of("a"), "s3cret").toString().contains("s3cret"));
    }
}
