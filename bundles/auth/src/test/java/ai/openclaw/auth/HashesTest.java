package ai.openclaw.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security checklist 12. */
class HashesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "t", "tokem", "token ", "Token", "token\0", "tokentokentokentokentokentokentokentoken"})
    void onlyTheSecretItselfIsTheSame(String shown) {
        assertFalse(Hashes.same("token", shown));
        assertFalse(Hashes.same(Hashes.sha256("token"), shown));
        assertTrue(Hashes.same("token", "token"));
        assertEquals(32, Hashes.sha256(shown).length, "of one length, so the comparison takes one time");
    }

    @Test
    void noSecretIsComparedInAnotherWay() throws IOException {
        for (String file : List.of("SharedSecret", "DeviceRegistry", "BootstrapTokens", "CredentialCheck")) {
            String source = Files.readString(Path.of("src/main/java/ai/openclaw/auth/" + file + ".java"));
            assertFalse(source.matches("(?s).*(token|password|shown|secret)(\\(\\)|\\.get\\(\\))?\\.equals\\(.*"), file);
        }
    }
}
