package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.schema.KnownKeys;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RootsTest {
    /** The start asks the short list, for it must not read the table. */
    @Test
    void theShortListOfTopLevelKeysIsTheSame() {
        Set<String> names = new HashSet<>(KnownKeys.root().members().orElseThrow().named().keySet());
        names.forEach(name -> assertTrue(Roots.known(name), name));
        assertTrue(Roots.known("$schema"));
        assertEquals(names.size() + 1, Roots.size());
    }
}
