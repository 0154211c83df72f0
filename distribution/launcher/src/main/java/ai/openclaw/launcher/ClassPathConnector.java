package ai.openclaw.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.connect.ConnectContent;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;

/**
 * Lets bundles of the distribution take their classes from the class path, which the AOT cache covers (OSGi R8 Connect). A bundle that
 * was released becomes an ordinary one with a class loader of its own at its next update.
 */
final class ClassPathConnector implements ModuleConnector {
    private static final String SCHEME = "flat:";

    private final Set<String> released = ConcurrentHashMap.newKeySet();

    static String location(Path jar) { return SCHEME + jar; }

    /** The jar of a bundle that came with the distribution. */
    static Optional<Path> jar(String location) {
        return location.startsWith(SCHEME) ? Optional.of(Path.of(location.substring(SCHEME.length()))) : Optional.empty();
    }

    /** From now on the framework reads this location's bundle from the stream that it is given. */
    void release(String location) {
        released.add(location);
    }

    /** The location's bundle comes from the class path again. */
    void reclaim(String location) { released.remove(location); }

    @Override
    public void initialize(File storage, Map<String, String> configuration) {
        // nothing to prepare
    }

    @Override
    public Optional<BundleActivator> newBundleActivator() { return Optional.empty(); }

    @Override
    public Optional<ConnectModule> connect(String location) {
        if (released.contains(location))
            return Optional.empty();
        return jar(location).map(jar -> {
            Content content = new Content(jar.toFile());
            return () -> content;
        });
    }

    /** The entries of a jar on the class path. */
    private static final class Content implements ConnectContent {
        private final File file;
        private @Nullable JarFile jar;

        Content(File file) { this.file = file; }

        private synchronized JarFile jar() throws IOException {
            JarFile opened = jar;
            if (opened == null) {
                opened = new JarFile(file, false);
                jar = opened;
            }
            return opened;
        }

        @Override
        public Optional<Map<String, String>> getHeaders() {
            try {
                Map<String, String> headers = new HashMap<>();
                jar().getManifest().getMainAttributes().forEach((name, value) -> headers.put(name.toString(), (String) value));
                return Optional.of(headers);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Iterable<String> getEntries() throws IOException { return jar().stream().map(JarEntry::getName).toList(); }

        @Override
        public Optional<ClassLoader> getClassLoader() { return Optional.of(ClassPathConnector.class.getClassLoader()); }

        @Override
        public Optional<ConnectEntry> getEntry(String path) {
            try {
                JarFile opened = jar();
                return Optional.ofNullable(opened.getJarEntry(path)).map(entry -> new Entry(opened, entry));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void open() throws IOException { jar(); }

        @Override
        public synchronized void close() throws IOException {
            if (jar != null)
                jar.close();
            jar = null;
        }
    }

    private record Entry(JarFile jar, JarEntry entry) implements ConnectContent.ConnectEntry {
        @Override
        public String getName() { return entry.getName(); }

        @Override
        public long getContentLength() { return entry.getSize(); }

        @Override
        public long getLastModified() { return entry.getTime(); }

        @Override
        public InputStream getInputStream() throws IOException { return jar.getInputStream(entry); }
    }
}
