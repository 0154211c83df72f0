package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.PluginInfo;
import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDeployerTest {
    private static final String ID = "org.example.sample";
    private static final String BUILT_IN = "ai.openclaw.channel.sample";

    @TempDir
    Path root;
    private Path builtIn = Path.of("");

    @BeforeEach
    void distribution() throws Exception {
        builtIn = SampleBundle.of(BUILT_IN, "1.0.0").activator(Samples.Good.class).jar(root.resolve("lib/sample.jar"));
    }

    @Test
    void installsABundleAndListsWhatItOffers() throws Exception {
        try (TestFramework gateway = TestFramework.start(root)) {
            PluginInfo installed = gateway.plugins.install(SampleBundle.good(ID, "1.0.0"), "sample.jar");

            assertEquals(new PluginInfo(ID, ID, "1.0.0", "active", false, null, null, List.of("channel:sample")), installed);
            assertEquals(List.of(installed), gateway.plugins.list());
            assertEquals(Optional.of("1.0.0"), gateway.answer(ID));
            assertTrue(Files.exists(gateway.folder.resolve(ID + ".jar")));
        }
    }

    @Test
    void updatesAndRollsBackThereAndBack() throws Exception {
        try (TestFramework gateway = TestFramework.start(root)) {
            gateway.plugins.install(SampleBundle.good(ID, "1.0.0"), "sample.jar");
            assertEquals("1.0.0", gateway.plugins.update(SampleBundle.good(ID, "2.0.0"), "sample.jar").previousVersion());
            assertEquals(Optional.of("2.0.0"), gateway.answer(ID));

            assertEquals("2.0.0", gateway.plugins.rollback(ID).previousVersion());
            assertEquals(Optional.of("1.0.0"), gateway.answer(ID));
            assertEquals("2.0.0", gateway.plugins.rollback(ID).version());
        }
    }

    @Test
    void aSecondUpdateWithTheSameJarKeepsTheVersionToGoBackTo() throws Exception {
        try (TestFramework gateway = TestFramework.start(root)) {
            gateway.plugins.install(SampleBundle.good(ID, "1.0.0"), "sample.jar");
            byte[] second = SampleBundle.good(ID, "2.0.0");
            gateway.plugins.update(second, "sample.jar");
            assertEquals("1.0.0", gateway.plugins.update(second, "sample.jar").previousVersion());
        }
    }

    @Test
    void whatWasUpdatedRunsAfterARestart() throws Exception {
        try (TestFramework gateway = TestFramework.start(root)) {
            gateway.plugins.install(SampleBundle.good(ID, "1.0.0"), "sample.jar");
            gateway.plugins.update(SampleBundle.good(ID, "2.0.0"), "sample.jar");
        }
        try (TestFramework gateway = TestFramework.start(root)) {
            Await.until("it runs", () -> gateway.answer(ID).equals(Optional.of("2.0.0")));
            assertEquals("1.0.0", gateway.plugins.rollback(ID).version());
        }
    }

    @Test
    void whatIsDisabledStaysOffAfterARestartUntilItIsEnabled() throws Exception {
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            gateway.plugins.install(SampleBundle.good(ID, "1.0.0"), "sample.jar");
            assertEquals("disabled", gateway.plugins.disable(ID).state());
            assertEquals("disabled", gateway.plugins.disable("channel.sample").state());
            assertEquals(Optional.empty(), gateway.answer(ID));
        }
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            assertEquals("disabled", gateway.info(ID).state());
            assertEquals("disabled", gateway.info(BUILT_IN).state());
            assertEquals("active", gateway.plugins.enable(ID).state());
            assertEquals("active", gateway.plugins.enable(BUILT_IN).state());
        }
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            Await.until("both run", () -> gateway.plugins.list().stream().allMatch(plugin -> plugin.state().equals("active")));
        }
    }

    @Test
    void uninstallLeavesNothing() throws Exception {
        try (TestFramework gateway = TestFramework.start(root)) {
            gateway.plugins.install(SampleBundle.good(ID, "1.0.0"), "sample.jar");
            gateway.plugins.update(SampleBundle.good(ID, "2.0.0"), "sample.jar");
            gateway.plugins.disable(ID);
            gateway.plugins.uninstall(ID);

            assertFalse(gateway.has(ID));
            assertFalse(Files.exists(gateway.folder.resolve(ID + ".jar")));
            assertEquals("active", gateway.plugins.install(SampleBundle.good(ID, "3.0.0"), "sample.jar").state());
            assertNull(gateway.info(ID).previousVersion());
        }
        try (TestFramework gateway = TestFramework.start(root)) {
            Await.until("it runs, for it is disabled no more", () -> gateway.answer(ID).equals(Optional.of("3.0.0")));
        }
    }

    @Test
    void aBundleOfTheDistributionIsFlatUntilItsFirstUpdate() throws Exception {
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            assertFalse(gateway.ordinary(BUILT_IN));
            gateway.plugins.update(SampleBundle.good(BUILT_IN, "2.0.0"), "sample.jar");
            assertTrue(gateway.ordinary(BUILT_IN));
            assertEquals(Optional.of("2.0.0"), gateway.answer(BUILT_IN));
            assertTrue(gateway.info(BUILT_IN).builtIn());
        }
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            Await.until("the update runs", () -> gateway.answer(BUILT_IN).equals(Optional.of("2.0.0")));
            assertTrue(gateway.ordinary(BUILT_IN));
            gateway.plugins.uninstall(BUILT_IN);
            assertEquals(Optional.of("1.0.0"), gateway.answer(BUILT_IN));
        }
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            assertFalse(gateway.ordinary(BUILT_IN));
        }
    }

    @Test
    void aRollbackToTheDistributionIsNotInTheWayOfTheNextOne() throws Exception {
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            gateway.plugins.update(SampleBundle.good(BUILT_IN, "2.0.0"), "sample.jar");
            assertEquals("1.0.0", gateway.plugins.rollback(BUILT_IN).version());
        }
        SampleBundle.of(BUILT_IN, "3.0.0").activator(Samples.Good.class).jar(builtIn);
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            assertEquals(Optional.of("3.0.0"), gateway.answer(BUILT_IN));
            assertEquals("2.0.0", gateway.info(BUILT_IN).previousVersion());
        }
    }

    @Test
    void whatTheCommandsThemselvesNeedIsNotDisabled() throws Exception {
        Path methods = SampleBundle.of("ai.openclaw.method.plugins", "1.0.0").activator(Samples.Good.class).jar(root.resolve("m.jar"));
        try (TestFramework gateway = TestFramework.start(root, methods)) {
            GatewayException refused = assertThrows(GatewayException.class, () -> gateway.plugins.disable("method.plugins"));
            assertTrue(refused.message().contains("no command could enable it again"), refused.message());
            assertEquals("active", gateway.info("ai.openclaw.method.plugins").state());
        }
    }

    @Test
    void refusesWithTheWayOut() throws Exception {
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            assertRefused("no plugin \"nonsense\"; there is: " + BUILT_IN, () -> gateway.plugins.disable("nonsense"));
            assertRefused("no plugin \"org.apache.felix.scr\"", () -> gateway.plugins.disable("org.apache.felix.scr"));
            assertRefused("openclaw plugins install x.jar", () -> gateway.plugins.update(SampleBundle.good(ID, "1.0.0"), "x.jar"));
            assertRefused("was not updated", () -> gateway.plugins.rollback(BUILT_IN));
            assertRefused("openclaw plugins disable", () -> gateway.plugins.uninstall(BUILT_IN));
            assertRefused("x.txt is no jar file", () -> gateway.plugins.install(new byte[]{1, 2, 3}, "x.txt"));
        }
    }

    @Test
    void aBundleThatOthersUseIsNotReplaced() throws Exception {
        byte[] library = SampleBundle.of("org.example.library", "1.0.0").activator(Samples.Good.class)
                .header("Export-Package", "ai.openclaw.launcher").jar();
        byte[] user = SampleBundle.of("org.example.user", "1.0.0").header("Import-Package", "ai.openclaw.launcher").jar();
        try (TestFramework gateway = TestFramework.start(root)) {
            gateway.plugins.install(library, "library.jar");
            gateway.plugins.install(user, "user.jar");
            assertRefused("org.example.library is used by org.example.user", () -> gateway.plugins.update(library, "library.jar"));
            assertArrayEquals(library, Files.readAllBytes(gateway.folder.resolve("org.example.library.jar")));
        }
    }

    @Test
    void anOlderVersionInThePluginsFolderStillRuns() throws Exception {
        SampleBundle.of(BUILT_IN, "0.9.0").activator(Samples.Good.class).jar(root.resolve("plugins/sample.jar"));
        try (TestFramework gateway = TestFramework.start(root, builtIn)) {
            Await.until("it runs", () -> gateway.answer(BUILT_IN).equals(Optional.of("0.9.0")));
        }
    }

    private static void assertRefused(String why, org.junit.jupiter.api.function.Executable change) {
        GatewayException refused = assertThrows(GatewayException.class, change);
        assertTrue(refused.message().contains(why), refused.message());
    }
}
