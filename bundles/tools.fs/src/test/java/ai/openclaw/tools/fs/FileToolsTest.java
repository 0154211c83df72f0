package ai.openclaw.tools.fs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.ToolGroupContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileToolsTest implements ToolGroupContract {
    @TempDir
    Path root;
    private Desk desk;

    @BeforeEach
    void open() throws Exception { desk = new Desk(root); }

    @Override
    public ToolGroup group() { return desk.tools; }

    @Test
    void readsWhatWasWritten() throws Exception {
        ToolResult written = desk.write("notes/today.md", "one\ntwo\n");
        assertEquals("Wrote 8 bytes to notes/today.md.", written.text());
        assertEquals("one\ntwo", desk.read("notes/today.md").text());
        assertEquals(2L, desk.read("notes/today.md").details().get("totalLines"));
        assertEquals("(the file is empty)", desk.write("empty", "").error() ? "" : desk.read("empty").text());
    }

    @Test
    void readsInPartsAndSaysHowToGoOn() throws Exception {
        desk.put("long", IntStream.rangeClosed(1, 5000).mapToObj(String::valueOf).collect(Collectors.joining("\n")));
        assertTrue(desk.read("long").text().endsWith("2000\n[3000 more lines; go on with offset 2001]"));
        assertEquals("4999\n5000", desk.run("read", Map.of("path", "long", "offset", 4999)).text());
        assertEquals("7\n[4993 more lines; go on with offset 8]", desk.run("read", Map.of("path", "long", "offset", 7, "limit", 1)).text());
        assertTrue(desk.run("read", Map.of("path", "long", "offset", 5001)).error());
        desk.put("wide", ("x".repeat(999) + "\n").repeat(200));
        assertTrue(desk.read("wide").text().endsWith("\n[149 more lines; go on with offset 52]"), "50 KB at once");
        desk.put("one-line", "y".repeat(500_000));
        assertTrue(desk.read("one-line").text().contains("[line 1 is longer than 50 KB"));
    }

    @Test
    void showsPicturesAndRefusesOtherBinaries() throws Exception {
        byte[] png = Base64.getDecoder()
                .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        Files.write(desk.folder.resolve("dot.png"), png);
        ToolResult picture = desk.read("dot.png");
        assertEquals("image/png", picture.images().getFirst().mimeType());
        assertArrayEquals(png, Base64.getDecoder().decode(picture.images().getFirst().data()));
        byte[] large = new byte[Picture.LARGEST + 1];
        System.arraycopy(png, 0, large, 0, png.length);
        Files.write(desk.folder.resolve("large.png"), large);
        assertTrue(desk.read("large.png").error());
        Files.write(desk.folder.resolve("program"), new byte[]{0x7f, 'E', 'L', 'F', 0, 1});
        assertEquals("\"program\" is a binary file (a program); look at it with a program through exec", desk.read("program").text());
    }

    @Test
    void replacesInOneStepAndKeepsTheMode() throws Exception {
        Path script = desk.put("run.sh", "echo old");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
        desk.write("run.sh", "echo new");
        assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(script)));
        assertEquals("echo new", desk.now("run.sh"));
        try (var files = Files.list(desk.folder)) {
            assertEquals(1, files.count(), "nothing is left beside it");
        }
    }

    @Test
    void editsAPassageThatOccursOnce() throws Exception {
        desk.put("a.txt", "\ufeffone\r\ntwo\r\nthree\r\n");
        assertEquals("Replaced one passage in a.txt.", desk.edit("a.txt", "one\ntwo", "1\n2").text());
        assertEquals("\ufeff1\r\n2\r\nthree\r\n", desk.now("a.txt"), "mark and line ends stay");
    }

    @Test
    void saysWhyAPassageCannotBeReplaced() throws Exception {
        desk.put("a.txt", "x = 1\ny = 2\nx = 1\n");
        assertTrue(desk.edit("a.txt", "z", "w").text().startsWith("a.txt: oldText was not found, so nothing was changed."));
        assertTrue(desk.edit("a.txt", "x = 1", "w").text().contains("found 2 times (lines 1, 3)"));
        assertTrue(desk.edit("a.txt", "x", "x").text().contains("are the same"));
        assertTrue(desk.edit("a.txt", "", "x").text().contains("is empty"));
        assertTrue(desk.edit("none.txt", "a", "b").text().contains("there is no file \"none.txt\""));
        assertTrue(desk.run("edit", Map.of("path", "a.txt")).text().contains("missing"));
        Files.write(desk.folder.resolve("latin"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(desk.edit("latin", "caf", "tea").text().contains("no UTF-8 text"));
        assertEquals("x = 1\ny = 2\nx = 1\n", desk.now("a.txt"));
    }

    @Test
    void severalEditsAreAllOrNone() throws Exception {
        desk.put("a.txt", "one two three");
        List<Map<String, String>> edits = List.of(Map.of("oldText", "one", "newText", "1"), Map.of("oldText", "four", "newText", "4"));
        assertTrue(
                desk.run("edit", Map.of("path", "a.txt", "edits", edits)).text().startsWith("edit 2 of 2: a.txt: oldText was not found"));
        assertEquals("one two three", desk.now("a.txt"));
        desk.run("edit", Map.of("path", "a.txt", "edits", List.of(edits.getFirst(), Map.of("oldText", "three", "newText", "3"))));
        assertEquals("1 two 3", desk.now("a.txt"));
    }

    @Test
    void refusesToChangeWhatSomebodyElseChangedMeanwhile() throws Exception {
        desk.put("a.txt", "one");
        desk.read("a.txt");
        desk.put("a.txt", "two");
        String message = "\"a.txt\" was changed by somebody else since you read it; read it again first";
        assertEquals(message, desk.edit("a.txt", "two", "2").text());
        assertEquals(message, desk.write("a.txt", "mine").text());
        assertTrue(desk.patch("*** Delete File: a.txt").text().contains(message));
        assertFalse(desk.run("agent:main:other", "edit", Map.of("path", "a.txt", "oldText", "two", "newText", "2")).error(),
                "another session saw nothing before");
        desk.read("a.txt");
        assertFalse(desk.edit("a.txt", "2", "3").error());
        assertFalse(desk.edit("a.txt", "3", "4").error(), "its own change is no news");
        Files.delete(desk.folder.resolve("a.txt"));
        assertTrue(desk.write("a.txt", "back").text().contains("was removed by somebody else"));
    }

    @Test
    void aReadOnlyWorkspaceIsNotWritten() throws Exception {
        desk.put("a.txt", "one");
        desk.place = new Workplace(desk.folder, false, true, java.util.Optional.empty());
        assertEquals("one", desk.read("a.txt").text());
        assertTrue(desk.write("a.txt", "two").text().contains("may only read"));
        assertTrue(desk.edit("a.txt", "one", "two").error());
        assertTrue(desk.patch("*** Delete File: a.txt").error());
        assertEquals("one", desk.now("a.txt"));
    }

    @Test
    void filesAroundTheWorkspaceAreReachedOnlyWithLeave() throws Exception {
        assertTrue(desk.read(desk.secret.toString()).error());
        desk.place = Workplace.host(desk.folder);
        assertEquals("secret", desk.read(desk.secret.toString()).text());
        assertEquals("secret", desk.read("../secret.txt").text());
        assertFalse(desk.write(root.resolve("new.txt").toString(), "x").error());
        assertTrue(desk.patch("*** Add File: ../outside.txt", "+x").error(), "a patch stays in the workspace unless told otherwise");
        desk.config.values.put("tools.exec.applyPatch.workspaceOnly", false);
        assertFalse(desk.patch("*** Add File: ../outside.txt", "+x").error());
    }

    /** Security checklist 31, as far as files are concerned. */
    @Test
    void line31TheGatewaysOwnFilesAreItsOwners() throws Exception {
        desk.place = Workplace.host(desk.folder);
        Path own = Files.writeString(Files.createDirectories(root.resolve("state")).resolve("openclaw.json"), "{}");
        assertTrue(desk.write(own.toString(), "{ tools: {} }").text().contains("belongs to the gateway itself"));
        desk.owner = true;
        assertFalse(desk.write(own.toString(), "{ tools: {} }").error());
    }

    @Test
    void aSandboxKnowsTheWorkspaceUnderItsOwnName() throws Exception {
        desk.put("a.txt", "one");
        ai.openclaw.api.SandboxKey key = new ai.openclaw.api.SandboxKey("shared", "main", desk.folder,
                ai.openclaw.api.SandboxKey.Access.WRITE, desk.folder, Map.of());
        desk.place = new Workplace(desk.folder, true, true, java.util.Optional.of(key));
        assertEquals("one", desk.read("/workspace/a.txt").text());
        assertTrue(desk.read("/workspace/../etc/passwd").error());
    }
}
