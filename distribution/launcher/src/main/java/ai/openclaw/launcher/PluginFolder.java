package ai.openclaw.launcher;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of installed bundles. What stands in it runs after a restart; people may drop jars into it and delete them. Beside it,
 * hidden: {@code .running} holds a copy of what runs now, {@code .previous} what a rollback brings back, and {@code .disabled} the names
 * of those that stay off. Guarded by the lock of the {@link PluginDeployer}.
 */
final class PluginFolder {
    private static final Logger LOG = LoggerFactory.getLogger("plugins");

    private final Path folder;
    private final Map<String, Path> files = new LinkedHashMap<>();

    private final List<Path> atStart;

    private PluginFolder(Path folder) throws IOException {
        this.folder = folder;
        this.atStart = jars(folder);
    }

    /** Reads the folder, which need not exist. A jar that is no bundle is left alone and named in the log. */
    static PluginFolder open(Path folder) throws IOException {
        PluginFolder plugins = new PluginFolder(folder);
        for (Path file : plugins.atStart)
            try {
                plugins.take(file);
            } catch (GatewayException e) {
                LOG.warn("{}", e.message());
            }
        plugins.forgetDeleted();
        return plugins;
    }

    /** A jar that was dropped while the process did not run is what runs now; what ran before can be rolled back to. */
    private void take(Path file) throws IOException {
        BundleJar jar = BundleJar.read(file);
        Path other = files.putIfAbsent(jar.id(), file);
        if (other != null)
            throw GatewayException.invalid(file + " is left out: " + other.getFileName() + " is the same bundle; delete one of them");
        if (runs(jar))
            return;
        Path running = hidden("running", jar.id());
        if (Files.exists(running))
            AtomicFile.write(hidden("previous", jar.id()), Files.readAllBytes(running));
        AtomicFile.write(running, jar.bytes());
    }

    /** Copies of jars that were deleted while the process did not run are of no use. */
    private void forgetDeleted() throws IOException {
        for (Path copy : jars(folder.resolve(".running")))
            if (!files.containsKey(copy.getFileName().toString().replaceFirst("\\.jar$", "")))
                Files.delete(copy);
    }

    Path folder() { return folder; }

    /** The jars that lay here when the folder was opened. */
    List<Path> atStart() { return atStart; }

    /** The jars that people see in the folder, by name. */
    List<Path> jars() throws IOException { return jars(folder); }

    private static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder))
            return List.of();
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().endsWith(".jar") && !file.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(Path::getFileName)).toList();
        }
    }

    /** The ids that have a jar here. */
    Set<String> ids() { return Set.copyOf(files.keySet()); }

    /** The jar of an id that runs now or is to run. */
    Optional<BundleJar> running(String id) throws IOException {
        Path file = hidden("running", id);
        return Files.exists(file) ? Optional.of(BundleJar.read(file)) : Optional.empty();
    }

    /** Whether exactly this jar runs already. */
    boolean runs(BundleJar jar) throws IOException {
        Path file = hidden("running", jar.id());
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), jar.bytes());
    }

    /** The id of the jar that stood in a file, when that is known. */
    Optional<String> idOf(Path file) {
        return files.entrySet().stream().filter(entry -> entry.getValue().equals(file)).map(Map.Entry::getKey).findFirst();
    }

    /** Keeps what runs now. */
    void keepRunning(BundleJar jar) throws IOException {
        AtomicFile.write(hidden("running", jar.id()), jar.bytes());
    }

    /** Puts what runs now where people see it. */
    void show(BundleJar jar) throws IOException {
        Path file = files.computeIfAbsent(jar.id(), id -> folder.resolve(id + ".jar"));
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), jar.bytes()))
            AtomicFile.write(file, jar.bytes());
    }

    /** Takes a file that people dropped as the place of its bundle; an older file of the same bundle goes. */
    void place(BundleJar jar, Path file) throws IOException {
        Path before = files.put(jar.id(), file);
        if (before != null && !before.equals(file))
            Files.deleteIfExists(before);
    }

    /** Puts the running version back where people see it, after a jar that does not work stood there. */
    void restore(String id) throws IOException {
        Optional<BundleJar> running = running(id);
        if (running.isPresent())
            show(running.get());
    }

    /** Deletes all there is of a bundle. */
    void delete(String id) throws IOException {
        withdraw(id);
        forget(id);
    }

    /** Deletes what runs in the place of a bundle of the distribution, but not what a rollback brings back. */
    void withdraw(String id) throws IOException {
        Path file = files.remove(id);
        if (file != null)
            Files.deleteIfExists(file);
        Files.deleteIfExists(hidden("running", id));
    }

    /** Forgets a bundle whose file people deleted, and does not touch the file: a new one may lie there already. */
    void forget(String id) throws IOException {
        files.remove(id);
        Files.deleteIfExists(hidden("running", id));
        Files.deleteIfExists(hidden("previous", id));
    }

    Optional<BundleJar> previous(String id) throws IOException {
        Path file = hidden("previous", id);
        return Files.exists(file) ? Optional.of(BundleJar.read(file)) : Optional.empty();
    }

    void keepPrevious(BundleJar jar) throws IOException { AtomicFile.write(hidden("previous", jar.id()), jar.bytes()); }

    private Path hidden(String kind, String id) { return folder.resolve("." + kind).resolve(id + ".jar"); }

    Set<String> disabled() {
        try {
            return new TreeSet<>(Files.readAllLines(folder.resolve(".disabled")));
        } catch (IOException e) {
            return new TreeSet<>();
        }
    }

    void disabled(String id, boolean off) throws IOException {
        Set<String> ids = disabled();
        if (off ? ids.add(id) : ids.remove(id))
            AtomicFile.write(folder.resolve(".disabled"), String.join("\n", ids));
    }
}
