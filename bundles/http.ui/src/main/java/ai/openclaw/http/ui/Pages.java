package ai.openclaw.http.ui;

import ai.openclaw.endpoint.AssetPath;
import ai.openclaw.endpoint.AssetSource;
import ai.openclaw.endpoint.Assets;
import ai.openclaw.endpoint.BundledAssets;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.FolderAssets;
import ai.openclaw.endpoint.MediaTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the browser UI: those of a built Control UI where one is configured, else our own page. */
final class Pages {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/http");
    private static final String INDEX = "index.html";
    private static final String ASSETS = "assets/";
    /** Build tools put a hash of the content into such names, so the content under a name never changes. */
    private static final Pattern HASHED = Pattern.compile("assets/(?:.*/)?[^/]*-[\\w-]{8}\\.[a-z0-9]+");
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final AssetSource OWN = new BundledAssets(Pages.class, "page");
    private final Assets assets;

    private Pages(AssetSource source, boolean built) {
        assets = new Assets(source, path -> built && HASHED.matcher(path).matches() ? FOREVER : "no-cache");
    }

    static Pages of(Optional<Path> folder) {
        if (folder.isPresent() && Files.isRegularFile(folder.get().resolve(INDEX)))
            return new Pages(FolderAssets.trusted(folder.get()), true);
        folder.ifPresent(
                missing -> LOG.warn("gateway.controlUi.root: there is no {} in {}; the gateway's own page is served", INDEX, missing));
        return new Pages(OWN, false);
    }

    /**
     * Sends the file, or the page itself for a path of the page's own making; false when there is none.
     *
     * @param encoded the path as it came, without the first slash
     */
    boolean send(Exchange exchange, String encoded) throws IOException {
        Optional<String> path = AssetPath.of(encoded).map(Pages::fromWherever);
        if (path.isEmpty())
            return false;
        return assets.send(exchange, path.get()) || (MediaTypes.extension(last(encoded)).isEmpty() && assets.send(exchange, INDEX));
    }

    /** A page that was opened under a path of its own making asks for its files beside that path. */
    private static String fromWherever(String path) {
        int assets = path.lastIndexOf("/" + ASSETS);
        return assets < 0 ? path : path.substring(assets + 1);
    }

    private static String last(String encoded) { return encoded.substring(encoded.lastIndexOf('/') + 1); }
}
