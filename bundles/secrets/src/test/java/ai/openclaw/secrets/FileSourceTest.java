package ai.openclaw.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SecretAnswer;
import ai.openclaw.testkit.SecretSourceContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest implements SecretSourceContract {
    @TempDir
    Path folder;

    @Override
    public Sample sample() throws IOException {
        return new Sample(new FileSource(), settings(file("rw-------", "{\"keys\":{\"a\":\"s3cret-of-file\"}}")), "/keys/a",
                "s3cret-of-file", "/keys/b");
    }

    @Test
    void followsAPointerThroughObjectsListsAndEscapes() throws IOException {
        Path file = file("r--------", "{\"a/b\":{\"m~n\":[\"zero\",\"one\"]},\"\":\"empty name\",\"n\":7,\"e\":\"\"}");
        assertEquals(SecretAnswer.found("one"), find(file, "/a~1b/m~0n/1"));
        assertEquals(SecretAnswer.found("empty name"), find(file, "/"));
        assertEquals(SecretAnswer.missing("JSON pointer segment \"zz\" does not exist."), find(file, "/a~1b/zz"));
        assertEquals(SecretAnswer.missing("JSON pointer segment \"2\" does not exist."), find(file, "/a~1b/m~0n/2"));
        assertEquals(SecretAnswer.missing("JSON pointer segment \"01\" does not exist."), find(file, "/a~1b/m~0n/01"));
        assertEquals(SecretAnswer.found(""), find(file, "/n"), "what is no text is found empty");
        assertEquals(SecretAnswer.found(""), find(file, "/e"));
    }

    @Test
    void aSingleValueIsTheWholeFile() throws IOException {
        Map<String, Object> settings = settings(file("rw-------", "  the secret\n"));
        settings.put("mode", "singleValue");
        assertEquals(SecretAnswer.found("the secret"), find(settings, "value"));
        assertEquals(SecretAnswer.missing("File provider \"sample\" is a single value, so its only id is \"value\"."),
                find(settings, "/a"));
    }

    @Test
    void valueIsNoIdOfAJsonFile() throws IOException {
        assertEquals(SecretAnswer.Missing.class, find(file("rw-------", "{\"value\":\"x\"}"), "value").getClass());
    }

    @Test
    void refusesAFileThatOthersMayReadOrWrite() throws IOException {
        for (String mode : new String[]{"rw-r--r--", "rw-r-----", "rw--w----", "rw-----w-"}) {
            Path file = file(mode, "{}");
            assertEquals("secrets.providers.sample.path permissions are too open: " + file, refusal(settings(file)));
        }
    }

    @Test
    void refusesAFileOfSomebodyElse() throws IOException {
        Path file = file("rw-------", "{}");
        String owner = Files.getOwner(file).getName();
        FileRights rights = new FileRights("secrets.providers.sample.path", "somebody");
        if (owner.equals("root"))
            rights.mustBePrivate(file);
        else
            assertEquals("secrets.providers.sample.path belongs to " + owner + ", not to somebody or root: " + file,
                    assertThrows(GatewayException.class, () -> rights.mustBePrivate(file)).message());
    }

    @Test
    void looksAtTheFileBehindALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file("rw-------", "{\"a\":\"behind\"}"));
        assertEquals(SecretAnswer.found("behind"), find(link, "/a"));
        Path open = file("rw-r--r--", "{}");
        Path other = Files.createSymbolicLink(folder.resolve("other"), open);
        assertEquals("secrets.providers.sample.path permissions are too open: " + open.toRealPath(), refusal(settings(other)));
    }

    @Test
    void refusesWhatIsMissingRelativeOrNoFile() {
        assertEquals("secrets.providers.sample.path is missing.", refusal(new HashMap<>(Map.of("source", "file"))));
        assertEquals("secrets.providers.sample.path does not exist: " + folder.resolve("none"), refusal(settings(folder.resolve("none"))));
        assertEquals("secrets.providers.sample.path is no regular file: " + folder, refusal(settings(folder)));
        assertEquals("secrets.providers.sample.path must be absolute or begin with ~/: secrets.json",
                refusal(settings(Path.of("secrets.json"))));
    }

    @Test
    void readsNoMoreThanMaxBytes() throws IOException {
        Path file = file("rw-------", "{\"a\":\"0123456789\"}");
        Map<String, Object> settings = settings(file);
        settings.put("maxBytes", 18L);
        assertEquals(SecretAnswer.found("0123456789"), find(settings, "/a"));
        settings.put("maxBytes", 17L);
        assertEquals("File provider \"sample\" has a file of more than maxBytes (17): " + file.toRealPath(), refusal(settings));
    }

    @Test
    void doesNotQuoteWhatItCannotRead() throws IOException {
        String broken = refusal(settings(file("rw-------", "s3cret-that-is-no-json")));
        assertEquals("File provider \"sample\" has a file that is no JSON; correct it, or set mode to \"singleValue\" if it is nothing"
                + " but the secret.", broken);
        assertEquals("File provider \"sample\" has a file that is no JSON object.", refusal(settings(file("rw-------", "[\"s3cret\"]"))));
        Path binary = file("rw-------", "");
        Files.write(binary, new byte[]{(byte) 0xff, (byte) 0xfe});
        assertEquals("File provider \"sample\" has a file that is no UTF-8 text: " + binary.toRealPath(), refusal(settings(binary)));
    }

    @Test
    void knowsThatRightsCannotBeToldEverywhere() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + folder.resolve("a.zip").toUri()), Map.of("create", "true"))) {
            Path inside = Files.writeString(zip.getPath("/secret"), "x");
            assertFalse(FileRights.known(inside), "like a disk of Windows");
        }
    }

    private Path file(String mode, String text) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "secret", ".json"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static Map<String, Object> settings(Path file) { return new HashMap<>(Map.of("source", "file", "path", file.toString())); }

    private static SecretAnswer find(Path file, String id) throws IOException { return find(settings(file), id); }

    private static SecretAnswer find(Map<String, Object> settings, String id) throws IOException {
        return Objects.requireNonNull(new FileSource().find(SecretSourceContract.query(settings, Map.of(), id)).get(id));
    }

    private static String refusal(Map<String, Object> settings) {
        return assertThrows(GatewayException.class, () -> find(settings, "/a")).message();
    }
}
