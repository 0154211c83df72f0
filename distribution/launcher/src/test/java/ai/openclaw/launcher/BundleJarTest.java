package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleJarTest {
    @Test
    void readsIdAndVersionOfTheManifest() {
        BundleJar jar = BundleJar.read(SampleBundle.of("org.example.a-b_c;singleton:=true", "1.2.3.x").jar(), "a.jar");
        assertEquals("org.example.a-b_c", jar.id());
        assertEquals("1.2.3.x", jar.version());
        assertTrue(jar.sameAs(BundleJar.read(jar.bytes(), "other.jar")));
    }

    @Test
    void saysWhatIsNoJarAndWhatIsNoBundle() {
        assertRefused("x.jar is no jar file", "hello".getBytes(StandardCharsets.UTF_8));
        assertRefused("x.jar is no jar file", new byte[0]);
        assertRefused("x.jar is larger than 64 MB", new byte[(64 << 20) + 1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "a/b", ".hidden", "a..b", "with space", ";singleton:=true"})
    void aNameThatIsNoneIsRefused(String name) { assertRefused("is no bundle: its Bundle-SymbolicName", SampleBundle.of(name, "1").jar()); }

    @Test
    void knowsAZipThatHasNoEndYet() {
        byte[] jar = SampleBundle.good("org.example.x", "1.0.0");
        assertTrue(BundleJar.complete(jar));
        assertFalse(BundleJar.complete(Arrays.copyOf(jar, jar.length - 30)));
        assertFalse(BundleJar.complete(new byte[0]));
    }

    private static void assertRefused(String why, byte[] bytes) {
        GatewayException refused = assertThrows(GatewayException.class, () -> BundleJar.read(bytes, "x.jar"));
        assertTrue(refused.message().contains(why), refused.message());
    }
}
