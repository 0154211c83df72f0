package ai.openclaw.launcher;

import ai.openclaw.api.GatewayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;

/**
 * A bundle as a file: its bytes and what its manifest says.
 *
 * @param id symbolic name without directives
 * @param fileName what the person called it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are handed on as they are
record BundleJar(String id, String version, String fileName, byte[] bytes) {
    private static final int MAX_BYTES = 64 << 20;
    /** What OSGi allows (core specification, 1.3.2), which is also fit for a file name. */
    private static final String SYMBOLIC_NAME = "[\\w-]+(\\.[\\w-]+)*";
    private static final int END_RECORD_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 65_535;

    static BundleJar read(Path file) throws IOException { return read(Files.readAllBytes(file), file.getFileName().toString()); }

    /** @throws GatewayException that says why this is no bundle */
    static BundleJar read(byte[] bytes, String fileName) {
        if (bytes.length > MAX_BYTES)
            throw GatewayException.invalid(fileName + " is larger than 64 MB; leave out of the bundle what the gateway has already");
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes), false)) {
            Manifest manifest = jar.getManifest();
            if (manifest == null && jar.getNextEntry() == null)
                throw GatewayException.invalid(fileName + " is no jar file");
            Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
            String name = headers.getValue("Bundle-SymbolicName");
            if (name == null)
                throw GatewayException.invalid(fileName
                        + " is no bundle: its manifest has no Bundle-SymbolicName. Build it with bnd, as docs/write-a-channel.md shows");
            String id = name.replaceFirst(";.*", "").strip();
            if (!id.matches(SYMBOLIC_NAME))
                throw GatewayException.invalid(fileName + " is no bundle: its Bundle-SymbolicName \"" + id + "\" is no name");
            String version = headers.getValue("Bundle-Version");
            return new BundleJar(id, version == null ? "0.0.0" : version.strip(), fileName, bytes);
        } catch (IOException e) {
            throw GatewayException.invalid(fileName + " is no jar file: " + e.getMessage());
        }
    }

    /** Whether this is not just the beginning of a zip, as of a file that is being copied. */
    static boolean complete(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] != 'P' || bytes[1] != 'K'))
            return true;
        for (int at = bytes.length - END_RECORD_BYTES; at >= Math.max(0, bytes.length - END_RECORD_BYTES - MAX_COMMENT_BYTES); at--)
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 5 && bytes[at + 3] == 6)
                return true;
        return false;
    }

    boolean sameAs(BundleJar other) { return Arrays.equals(bytes, other.bytes); }

    InputStream stream() { return new ByteArrayInputStream(bytes); }
}
