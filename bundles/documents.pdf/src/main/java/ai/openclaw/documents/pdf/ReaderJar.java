package ai.openclaw.documents.pdf;

import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * The jar of this bundle as a file. On the class path of the launcher it is one; of a bundle that was updated the framework keeps a copy that it
 * names to nobody, so what is in it is copied once more, into the bundle's own folder.
 */
final class ReaderJar implements Supplier<String> {
    private final BundleContext context;
    private @Nullable Path found;

    ReaderJar(BundleContext context) { this.context = context; }

    @Override
    public synchronized String get() {
        Path jar = found;
        if (jar == null)
            found = jar = onClassPath().orElseGet(this::copied);
        return jar.toString();
    }

    private static Optional<Path> onClassPath() {
        CodeSource source = ReaderJar.class.getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null || !"file".equals(source.getLocation().getProtocol())
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The folder outlives an update, so every component makes its own. */
    private Path copied() {
        try {
            Path folder = context.getDataFile("").toPath();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "reader", ".tmp");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(draft))) {
                out.setLevel(Deflater.BEST_SPEED);
                copy(out);
            }
            return Files.move(draft, folder.resolve("reader.jar"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw GatewayException.unavailable("PDFs cannot be read, for their reader cannot be written to disk: " + e.getMessage());
        }
    }

    private void copy(ZipOutputStream out) throws IOException {
        Enumeration<URL> entries = context.getBundle().findEntries("/", "*", true);
        for (URL entry : entries == null ? Collections.<URL>emptyList() : Collections.list(entries)) {
            String name = entry.getPath().substring(1);
            if (name.endsWith("/"))
                continue;
            out.putNextEntry(new ZipEntry(name));
            try (InputStream in = entry.openStream()) {
                in.transferTo(out);
            }
            out.closeEntry();
        }
    }
}
