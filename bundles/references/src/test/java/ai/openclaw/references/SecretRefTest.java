package ai.openclaw.references;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretRefTest {
    @Test
    void hasExactlyThreeKeys() {
        assertEquals(Optional.of(new SecretRef("env", "default", "A")), SecretRef.of(tree("env", "default", "A")));
        assertEquals(Optional.empty(), SecretRef.of(Map.of("source", "env", "provider", "default", "id", "A", "x", 1)));
        assertEquals(Optional.empty(), SecretRef.of(Map.of("source", "env", "id", "A")));
        assertEquals(Optional.empty(), SecretRef.of(Map.of("source", "env", "provider", "default", "id", 1)));
        assertEquals(Optional.empty(), SecretRef.of("env:default:A"));
    }

    @Test
    void checksIdsByTheirSource() {
        for (String good : List.of("env:default:A_1", "file:f:/a/b~0c~1d", "file:f:value", "file:f:/", "exec:e:k/1", "exec:e:a.b:c",
                "vault:v-1:any thing"))
            assertTrue(SecretRef.parse(good).isPresent(), good);
        for (String bad : List.of("env:default:a", "env:default:1A", "env:default:" + "A".repeat(129), "env:Default:A", "env:d." + ":A",
                "file:f:a", "file:f:/~2", "exec:e:/k", "exec:e:a/../b", "exec:e:a/.", "exec:e:" + "a".repeat(257), "vault:v: ", "a:b",
                "env:" + "p".repeat(65) + ":A"))
            assertFalse(SecretRef.parse(bad).isPresent(), bad);
        assertEquals(Optional.of("Env secret reference id must match /^[A-Z][A-Z0-9_]{0,127}$/ (example: \"OPENAI_API_KEY\")."),
                SecretRef.idProblem("env", "a"));
    }

    @Test
    void isFoundWhereverItStandsButInTheSecretsSection() {
        Map<String, Object> tree = Map.of("gateway", Map.of("auth", Map.of("token", tree("env", "default", "A"))), "list",
                List.of("x", tree("file", "f", "/a")), "secrets", Map.of("providers", tree("env", "default", "B")));
        assertEquals(List.of("gateway.auth.token", "list.1"),
                SecretPlaces.in(tree).stream().map(SecretPlaces.Place::path).sorted().toList());
    }

    @Test
    void isReplacedByItsSecretOrLeftOut() {
        Map<String, Object> tree = Map.of("a", tree("env", "default", "A"), "b", tree("env", "default", "B"), "c", "text");
        assertEquals(Map.of("a", "1", "c", "text"),
                SecretPlaces.replace(tree, (_, ref) -> ref.id().equals("A") ? Optional.of("1") : Optional.empty()));
    }

    private static Map<String, Object> tree(String source, String provider, String id) {
        return new SecretRef(source, provider, id).tree();
    }
}
