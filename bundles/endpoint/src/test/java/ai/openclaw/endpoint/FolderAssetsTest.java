package ai.openclaw.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderAssetsTest {
    @TempDir
    Path folder;
    private Path root;
    private Path secret;

    @BeforeEach
    void fill() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("sub/deep"));
        Files.writeString(root.resolve("sub/deep/x.txt"), "here");
        secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    }

    @Test
    void findsFilesAndNothingElse() throws IOException {
        assertTrue(has("sub/deep/x.txt"));
        for (String path : new String[]{"sub", "sub/deep", "sub/deep/y.txt", "sub/deep/x.txt/z", "y/x.txt", "n".repeat(300)})
            assertFalse(has(path), path);
        assertTrue(FolderAssets.guarded(folder.resolve("nowhere")).open("x.txt").isEmpty());
    }

    /** Security checklist 23: a link as the file itself. */
    @Test
    void aLinkIsNoFile() throws IOException {
        Files.createSymbolicLink(root.resolve("out.txt"), secret);
        Files.createSymbolicLink(root.resolve("in.txt"), Path.of("sub/deep/x.txt"));
        assertFalse(has("out.txt"));
        assertFalse(has("in.txt"));
    }

    /** Security checklist 23: a link in the place of a folder on the way. */
    @Test
    void aLinkIsNoFolder() throws IOException {
        Files.createSymbolicLink(root.resolve("away"), folder);
        Files.createSymbolicLink(root.resolve("sub/up"), Path.of(".."));
        assertFalse(has("away/secret.txt"));
        assertFalse(has("sub/up/sub/deep/x.txt"));
    }

    /** Security checklist 23: a second name of a file elsewhere. */
    @Test
    void aFileWithAnotherNameIsNotServedWhereAgentsWrite() throws IOException {
        Files.createLink(root.resolve("second.txt"), secret);
        assertFalse(has("second.txt"));
        assertTrue(FolderAssets.trusted(root).open("second.txt").isPresent(), "package tools do that");
    }

    @Test
    void theFolderItselfMayBeReachedByALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), root);
        assertTrue(FolderAssets.guarded(link).open("sub/deep/x.txt").isPresent());
    }

    @Test
    void theTagChangesWithTheContentEvenWhenTimeAndSizeDoNot() throws IOException {
        Path file = root.resolve("a.txt");
        Files.writeString(file, "one");
        FileTime time = Files.getLastModifiedTime(file);
        String before = tag("a.txt");
        assertEquals(before, tag("a.txt"));
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, time);
        assertNotEquals(before, tag("a.txt"));
    }

    @Test
    void bigFilesAreReadPieceByPieceAndTheirChangeShows() throws IOException {
        Path file = root.resolve("big.bin");
        byte[] content = new byte[FolderAssets.IN_MEMORY + 100_000];
        new java.util.Random(7).nextBytes(content);
        Files.write(file, content);
        String before = tag("big.bin");
        try (Asset big = FolderAssets.guarded(root).open("big.bin").orElseThrow()) {
            var out = new ByteArrayOutputStream();
            big.writeTo(out, 5, content.length - 5);
            assertArrayEquals(java.util.Arrays.copyOfRange(content, 5, content.length), out.toByteArray());
            Files.write(file, new byte[10], StandardOpenOption.TRUNCATE_EXISTING);
            assertThrows(IOException.class, () -> big.writeTo(new ByteArrayOutputStream(), 0, content.length));
        }
        content[0]++;
        Files.write(file, content);
        assertNotEquals(before, tag("big.bin"));
    }

    private boolean has(String path) throws IOException { return FolderAssets.guarded(root).open(path).isPresent(); }

    private String tag(String path) throws IOException {
        try (Asset asset = FolderAssets.guarded(root).open(path).orElseThrow()) {
            return asset.etag();
        }
    }
}
