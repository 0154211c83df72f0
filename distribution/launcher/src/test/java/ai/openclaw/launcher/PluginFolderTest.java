package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
    private static final String ID = "org.example.sample";

    @TempDir
    Path root;

    @Test
    void aFolderThatIsNotThereIsEmpty() throws IOException {
        PluginFolder folder = PluginFolder.open(root.resolve("plugins"));
        assertEquals(Set.of(), folder.ids());
        assertEquals(Set.of(), folder.disabled());
        assertEquals(Optional.empty(), folder.previous(ID));
        assertFalse(Files.exists(root.resolve("plugins")));
    }

    @Test
    void aJarThatWasChangedWhileNothingRanCanBeRolledBack() throws IOException {
        Path file = SampleBundle.of(ID, "1.0.0").jar(root.resolve("mine.jar"));
        PluginFolder.open(root);
        SampleBundle.of(ID, "2.0.0").jar(file);
        PluginFolder folder = PluginFolder.open(root);
        assertEquals("2.0.0", folder.running(ID).orElseThrow().version());
        assertEquals("1.0.0", folder.previous(ID).orElseThrow().version());
        assertEquals(Optional.of(ID), folder.idOf(file));
    }

    @Test
    void aJarThatWasDeletedWhileNothingRanIsForgotten() throws IOException {
        Path file = SampleBundle.of(ID, "1.0.0").jar(root.resolve("mine.jar"));
        BundleJar jar = BundleJar.read(file);
        PluginFolder.open(root);
        Files.delete(file);
        PluginFolder folder = PluginFolder.open(root);
        assertEquals(Set.of(), folder.ids());
        assertFalse(folder.runs(jar));
    }

    @Test
    void ofTwoJarsOfOneBundleTheFirstCounts() throws IOException {
        SampleBundle.of(ID, "1.0.0").jar(root.resolve("a.jar"));
        SampleBundle.of(ID, "2.0.0").jar(root.resolve("b.jar"));
        PluginFolder folder = PluginFolder.open(root);
        assertEquals("1.0.0", folder.running(ID).orElseThrow().version());
        assertTrue(Files.exists(root.resolve("b.jar")));
    }

    @Test
    void hiddenFilesAndOthersAreNoPlugins() throws IOException {
        Files.writeString(root.resolve(".x.jar"), "hidden");
        Files.writeString(root.resolve("x.jar.failed"), "failed");
        assertEquals(Set.of(), PluginFolder.open(root).ids());
    }

    @Test
    void remembersWhatIsDisabled() throws IOException {
        PluginFolder folder = PluginFolder.open(root);
        folder.disabled("b", true);
        folder.disabled("a", true);
        folder.disabled("b", false);
        assertEquals(Set.of("a"), PluginFolder.open(root).disabled());
        folder.disabled("a", false);
        assertEquals(Set.of(), PluginFolder.open(root).disabled());
    }
}
