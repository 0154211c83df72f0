package ai.openclaw.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Files within a bundle. They are read once, and only what the build put there can be found. */
public final class BundledAssets implements AssetSource {
    /** Plain names of known kinds: no dot but before the extension, so nothing of the bundle besides pages. */
    private static final Pattern PATH = Pattern.compile("(?:[a-z0-9-]{1,40}/){0,4}[a-z0-9-]{1,40}\\.(?:html|js|css|svg|ico)");
    private final Class<?> neighbour;
    private final String folder;
    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    /** @param folder beside the class */
    public BundledAssets(Class<?> neighbour, String folder) {
        this.neighbour = neighbour;
        this.folder = folder;
    }

    @Override
    public Optional<Asset> open(String path) throws IOException {
        Asset before = known.get(path);
        if (before != null)
            return Optional.of(before);
        if (!PATH.matcher(path).matches())
            return Optional.empty();
        try (InputStream in = neighbour.getResourceAsStream(folder + "/" + path)) {
            if (in == null)
                return Optional.empty();
            Asset read = Asset.of(in.readAllBytes());
            known.put(path, read);
            return Optional.of(read);
        }
    }
}
