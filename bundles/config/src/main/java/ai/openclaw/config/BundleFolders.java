package ai.openclaw.config;

import ai.openclaw.config.SettingsRecords.Holder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bundles that would run, found in their folders; of the same bundle the one in a later folder counts. Read when first asked for. */
final class BundleFolders {
    private final List<Path> folders;
    private @Nullable List<BundleFile> found;

    /** @param folders those of the distribution first, that of plugins last; one that is not there is empty */
    BundleFolders(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    synchronized List<BundleFile> bundles() {
        List<BundleFile> known = found;
        if (known == null) {
            Map<String, BundleFile> all = new LinkedHashMap<>();
            for (Path folder : folders)
                for (Path jar : jars(folder))
                    BundleFile.read(jar).ifPresent(bundle -> all.put(bundle.name(), bundle));
            known = List.copyOf(all.values());
            found = known;
        }
        return known;
    }

    List<Holder> holders() { return bundles().stream().filter(bundle -> !bundle.entries().isEmpty()).map(Holder.class::cast).toList(); }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder))
            return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
