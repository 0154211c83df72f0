package ai.openclaw.tools.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ToolResult;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways out of the workspace, none of which leads anywhere. */
class EscapesTest {
    @TempDir
    Path root;
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(root);
        Files.createDirectory(desk.folder.resolve("sub"));
    }

    /** Security checklist 22 and 23. */
    @ParameterizedTest
    @ValueSource(strings = {"../secret.txt", "sub/../../secret.txt", "./../secret.txt", "sub/./../../secret.txt", "/etc/passwd",
            "//etc/passwd", "/", "..", "../", "~/secret.txt", "~", "~root/.bashrc", "~/../../etc/passwd", "a\0b", "../secret.txt\0.md",
            "..\\secret.txt", "sub\\..\\..\\secret.txt", "C:\\Windows\\system.ini", "C:/Windows/system.ini", "c:secret.txt",
            "\\\\server\\share\\x", "\\\\?\\C:\\x", "\uff0e\uff0e/secret.txt", "\u2025/secret.txt", "\u2024\u2024/secret.txt",
            "..\uff0fsecret.txt", "..\uff3csecret.txt", "sub/\uff0e\uff0e/\uff0e\uff0e/secret.txt", "/proc/self/environ",
            "/proc/self/cwd/../secret.txt", "/dev/stdin", "a\nb", "", "   "})
    void line23NoSpellingLeavesTheWorkspace(String path) throws Exception {
        for (ToolResult result : List.of(desk.read(path), desk.write(path, "mine"), desk.edit(path, "secret", "mine"),
                desk.patch("*** Update File: " + path, "@@", "-secret", "+mine"), desk.patch("*** Add File: " + path, "+mine"),
                desk.patch("*** Delete File: " + path))) {
            assertTrue(result.error(), path);
            assertFalse(result.text().contains("root:"), path);
        }
        assertEquals("secret", Files.readString(desk.secret));
    }

    /** Security checklist 23. */
    @Test
    void line23ALinkOutOfTheWorkspaceIsNotFollowed() throws Exception {
        Files.createSymbolicLink(desk.folder.resolve("file"), desk.secret);
        Files.createSymbolicLink(desk.folder.resolve("folder"), root);
        Files.createSymbolicLink(desk.folder.resolve("nowhere"), root.resolve("made-by-a-link.txt"));
        for (String path : List.of("file", "folder/secret.txt", "sub/../folder/secret.txt", "nowhere", "folder/new.txt"))
            for (ToolResult result : List.of(desk.read(path), desk.write(path, "mine"), desk.patch("*** Add File: " + path, "+mine"),
                    desk.patch("*** Delete File: " + path)))
                assertTrue(result.error(), path);
        assertEquals("secret", Files.readString(desk.secret));
        assertFalse(Files.exists(root.resolve("made-by-a-link.txt")));
        assertFalse(Files.exists(root.resolve("new.txt")));
    }

    @Test
    void aLinkWithinTheWorkspaceIsFollowedAndStays() throws Exception {
        desk.put("real.txt", "one");
        Files.createSymbolicLink(desk.folder.resolve("link.txt"), Path.of("real.txt"));
        assertEquals("one", desk.read("link.txt").text());
        assertFalse(desk.write("link.txt", "two").error());
        assertEquals("two", desk.now("real.txt"));
        assertTrue(Files.isSymbolicLink(desk.folder.resolve("link.txt")));
    }

    /** Security checklist 23. */
    @Test
    void line23AHardLinkIsNotWrittenThrough() throws Exception {
        Files.createLink(desk.folder.resolve("hard"), desk.secret);
        assertTrue(desk.write("hard", "mine").text().contains("hard link"));
        assertTrue(desk.edit("hard", "secret", "mine").text().contains("hard link"));
        assertTrue(desk.patch("*** Delete File: hard").text().contains("hard link"));
        assertEquals("secret", Files.readString(desk.secret));
    }

    /** Security checklist 23: what is exchanged between the look and the opening is refused, for the opening follows no link. */
    @Test
    void line23AFolderThatBecomesALinkMeanwhileLeadsNowhere() throws Exception {
        Path folder = desk.folder.resolve("sub");
        Path aside = desk.folder.resolve("aside");
        Path outside = Files.createDirectory(root.resolve("outside"));
        Files.writeString(outside.resolve("x"), "secret");
        desk.put("sub/x", "mine");
        AtomicBoolean over = new AtomicBoolean();
        Thread swapper = Thread.ofPlatform().start(() -> {
            while (!over.get())
                swap(folder, aside, outside);
        });
        try {
            for (int i = 0; i < 400; i++) {
                String text = desk.read("sub/x").text();
                assertFalse(text.equals("secret"), "read through the link");
                desk.run("agent:main:" + i, "write", Map.of("path", "sub/x", "content", "mine"));
            }
        } finally {
            over.set(true);
            swapper.join(TimeUnit.SECONDS.toMillis(10));
        }
        assertEquals("secret", Files.readString(outside.resolve("x")), "written through the link");
    }

    private static void swap(Path folder, Path aside, Path outside) {
        try {
            Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
            Files.createSymbolicLink(folder, outside);
            Files.delete(folder);
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            put(folder, aside);
        }
    }

    /** The writer made the folder anew while it was away. */
    private static void put(Path folder, Path aside) {
        try {
            Files.deleteIfExists(folder.resolve("x"));
            Files.deleteIfExists(folder);
            if (Files.exists(aside, LinkOption.NOFOLLOW_LINKS))
                Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // the next turn tries again
        }
    }

    @Test
    void whatIsNoFileIsNotOpened() throws Exception {
        assertEquals("\"sub\" is a folder", desk.read("sub").text());
        assertTrue(desk.write("sub", "x").error());
        desk.put("file", "x");
        assertTrue(desk.write("file/below", "x").text().contains("no folder"), desk.write("file/below", "x").text());
        Process fifo = new ProcessBuilder("mkfifo", desk.folder.resolve("fifo").toString()).start();
        assertTrue(fifo.waitFor(5, TimeUnit.SECONDS));
        assertEquals("\"fifo\" is no ordinary file", desk.read("fifo").text(), "it would wait for ever");
        assertTrue(desk.write("x".repeat(300), "x").text().contains("too long"), desk.write("x".repeat(300), "x").text());
    }

    @Test
    void troubleIsToldInPlainWords() {
        assertTrue(
                words(new FileSystemException("x", null, "No space left on device")).startsWith("the disk is full: \"x\" was not changed"));
        assertTrue(words(new IOException("No space left on device")).startsWith("the disk is full"));
        assertTrue(words(new AccessDeniedException("x")).startsWith("no permission for \"x\""));
        assertTrue(words(new FileSystemException("x", null, "Read-only file system")).contains("cannot be written to"));
    }

    private static String words(IOException e) {
        GatewayException trouble = Trouble.with("x", e);
        return trouble.message();
    }

    @Test
    void aFullDiskChangesNothing() throws Exception {
        Path disk = Files.createDirectory(desk.folder.resolve("disk"));
        if (new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()).start().waitFor() != 0) {
            System.out.println("skipped: this machine does not let us mount a small disk to fill");
            return;
        }
        try {
            desk.put("disk/a.txt", "one");
            assertTrue(
                    desk.write("disk/a.txt", "x".repeat(1_000_000)).text().startsWith("the disk is full: \"disk/a.txt\" was not changed"));
            assertEquals("one", desk.now("disk/a.txt"));
            assertTrue(desk.patch("*** Delete File: disk/a.txt", "*** Add File: disk/b.txt", "+" + "x".repeat(1_000_000)).text()
                    .startsWith("nothing was changed: the disk is full"));
            assertEquals("one", desk.now("disk/a.txt"));
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }
}
