package ai.openclaw.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Builds the jar of a small bundle out of the classes of {@link Samples}. */
final class SampleBundle {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private SampleBundle(String id, String version) {
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", id);
        headers.put("Bundle-Version", version);
        headers.put("Import-Package", "org.osgi.framework");
    }

    static SampleBundle of(String id, String version) { return new SampleBundle(id, version); }

    /** A bundle that works. */
    static byte[] good(String id, String version) { return of(id, version).activator(Samples.Good.class).jar(); }

    SampleBundle activator(Class<?> activator) { return header("Bundle-Activator", activator.getName()).with(activator); }

    SampleBundle header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    SampleBundle component(Class<?> component, boolean immediate) {
        entries.put("OSGI-INF/part.xml", """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="part" immediate="%s">
              <implementation class="%s"/><service><provide interface="java.util.function.Supplier"/></service>
            </scr:component>
            """.formatted(immediate, component.getName()).getBytes(StandardCharsets.UTF_8));
        return header("Service-Component", "OSGI-INF/part.xml").with(component);
    }

    private SampleBundle with(Class<?> type) {
        String entry = type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(entry))) {
            entries.put(entry, in.readAllBytes());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] jar() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Path jar(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.write(file, jar());
    }
}
