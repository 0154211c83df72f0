package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new version that does not work costs nothing but a sentence. */
class BrokenPluginTest {
    private static final String ID = "org.example.sample";

    @TempDir
    Path root;

    @Test
    void anActivatorThatThrows() throws Exception { assertRolledBack(broken().activator(Samples.Throwing.class), "there is no coffee"); }

    @Test
    void aPackageThatIsNowhere() throws Exception {
        assertRolledBack(broken().activator(Samples.Good.class).header("Import-Package", "org.osgi.framework,org.example.gone"),
                "it needs the package org.example.gone");
    }

    @Test
    void aJavaThatIsNotYetThere() throws Exception {
        assertRolledBack(broken().header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""), "it needs Java 99");
    }

    @Test
    void aComponentThatCannotBeMade() throws Exception {
        assertRolledBack(broken().component(Samples.BrokenPart.class, true), "its component part failed: ");
    }

    @Test
    void aLazyComponentThatCannotBeMade() throws Exception {
        assertRolledBack(broken().component(Samples.BrokenPart.class, false), "the part is broken");
    }

    @Test
    void anActivatorThatHangs() throws Exception {
        assertRolledBack(broken().activator(Samples.Hanging.class), Duration.ofSeconds(2), "it did not start within 2 s");
    }

    @Test
    void aVersionThatNoLongerOffersWhatItDid() throws Exception {
        assertRolledBack(broken().activator(Samples.Silent.class), Duration.ofSeconds(2),
                "it does not offer java.util.function.Supplier after 2 s");
    }

    @Test
    void aWorkingComponentIsNoneOfThem() throws Exception {
        try (TestFramework gateway = TestFramework.start(root)) {
            gateway.plugins.install(broken().component(Samples.Part.class, true).jar(), "part.jar");
            assertEquals(Optional.of("part"), gateway.answer(ID));
        }
    }

    @Test
    void aNewBundleThatFailsIsNotThereAfterwards() throws Exception {
        try (TestFramework gateway = TestFramework.start(root)) {
            GatewayException refused = assertThrows(GatewayException.class,
                    () -> gateway.plugins.install(broken().activator(Samples.Throwing.class).jar(), "x.jar"));
            assertEquals(ID + " 2.0.0 was not installed: there is no coffee", refused.message());
            assertFalse(gateway.has(ID));
            assertFalse(Files.exists(gateway.folder.resolve(ID + ".jar")));
        }
    }

    @Test
    void aDisabledBundleStaysOffWhenItsUpdateFails() throws Exception {
        try (TestFramework gateway = TestFramework.start(root)) {
            gateway.plugins.install(SampleBundle.good(ID, "1.0.0"), "x.jar");
            gateway.plugins.disable(ID);
            assertThrows(GatewayException.class, () -> gateway.plugins.update(broken().activator(Samples.Throwing.class).jar(), "x.jar"));
            assertEquals("disabled", gateway.info(ID).state());
            assertEquals("1.0.0", gateway.info(ID).version());
        }
    }

    @Test
    void whenTheOldVersionCannotComeBackThatIsSaid() throws Exception {
        try (TestFramework gateway = TestFramework.start(root, Duration.ofSeconds(2))) {
            gateway.plugins.install(SampleBundle.good(ID, "1.0.0"), "x.jar");
            GatewayException refused = assertThrows(GatewayException.class,
                    () -> gateway.plugins.update(broken().activator(Samples.Stubborn.class).jar(), "x.jar"));
            assertTrue(refused.message().contains("it did not start within 2 s"), refused.message());
            assertTrue(refused.message().contains("restart the gateway to have it again"), refused.message());
            assertEquals("active", gateway.plugins.install(SampleBundle.good("org.example.other", "1.0.0"), "o.jar").state());
        } finally {
            System.setProperty(Samples.RELEASE, "now");
        }
        System.clearProperty(Samples.RELEASE);
        try (TestFramework gateway = TestFramework.start(root)) {
            Await.until("the old version runs again", () -> gateway.answer(ID).equals(Optional.of("1.0.0")));
        }
    }

    @Test
    void aBrokenJarInTheFolderHoldsNobodyUpAtTheStart() throws Exception {
        SampleBundle.of("org.example.bad", "1.0.0").activator(Samples.Throwing.class).jar(root.resolve("plugins/bad.jar"));
        SampleBundle.of(ID, "1.0.0").activator(Samples.Good.class).jar(root.resolve("plugins/good.jar"));
        Files.writeString(root.resolve("plugins/no.jar"), "this is no jar");
        try (TestFramework gateway = TestFramework.start(root)) {
            Await.until("the good one runs", () -> gateway.answer(ID).equals(Optional.of("1.0.0")));
            Await.until("the bad one is reported", () -> "there is no coffee".equals(gateway.info("org.example.bad").problem()));
            assertEquals("failed", gateway.info("org.example.bad").state());
        }
    }

    @Test
    void anUpdateThatFailsAtTheStartLeavesTheDistributionInItsPlace() throws Exception {
        Path builtIn = SampleBundle.of("ai.openclaw.x", "1.0.0").activator(Samples.Good.class).jar(root.resolve("lib/x.jar"));
        SampleBundle.of("ai.openclaw.x", "2.0.0").activator(Samples.Throwing.class).jar(root.resolve("plugins/x.jar"));
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            Await.until("the distribution's runs", () -> gateway.answer("ai.openclaw.x").equals(Optional.of("1.0.0")));
        }
    }

    private static SampleBundle broken() { return SampleBundle.of(ID, "2.0.0"); }

    private void assertRolledBack(SampleBundle broken, String why) throws Exception {
        assertRolledBack(broken, Duration.ofSeconds(10), why);
    }

    private void assertRolledBack(SampleBundle broken, Duration patience, String why) throws Exception {
        try (TestFramework gateway = TestFramework.start(root, patience)) {
            byte[] good = SampleBundle.good(ID, "1.0.0");
            gateway.plugins.install(good, "x.jar");
            GatewayException refused = assertThrows(GatewayException.class, () -> gateway.plugins.update(broken.jar(), "x.jar"));

            assertTrue(refused.message().startsWith(ID + " 2.0.0 did not become active: "), refused.message());
            assertTrue(refused.message().contains(why), refused.message());
            assertTrue(refused.message().endsWith(". Version 1.0.0 is back"), refused.message());
            assertEquals(Optional.of("1.0.0"), gateway.answer(ID));
            assertEquals("active", gateway.info(ID).state());
            org.junit.jupiter.api.Assertions.assertArrayEquals(good, Files.readAllBytes(gateway.folder.resolve(ID + ".jar")));
        }
    }
}
