package ai.openclaw.http.canvas;

import ai.openclaw.endpoint.Asset;
import ai.openclaw.endpoint.AssetPath;
import ai.openclaw.endpoint.AssetSource;
import ai.openclaw.endpoint.Assets;
import ai.openclaw.endpoint.BundledAssets;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.FolderAssets;
import ai.openclaw.endpoint.MediaTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the canvas folder, and those of A2UI in this bundle. Scripts of ours are added to pages, as tags that name our files. */
final class CanvasPages {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/canvas");
    private static final String INDEX = "index.html";
    /** A page that is bigger is sent as it is. */
    private static final long MAX_PAGE = 4 << 20;
    private static final AssetSource A2UI = new BundledAssets(CanvasPages.class, "a2ui");
    private static final AssetSource FIRST = new BundledAssets(CanvasPages.class, "first");
    private final Path root;
    private final AssetSource folder;

    CanvasPages(Path root) {
        this.root = root;
        folder = FolderAssets.guarded(root);
    }

    /**
     * Sends a file; false when there is none.
     *
     * @param tags what is added to a page
     */
    boolean send(Exchange exchange, Place place, String tags) throws IOException {
        Optional<String> path = AssetPath.of(place.rest());
        if (path.isEmpty())
            return false;
        boolean page = MediaTypes.of(path.get()).startsWith("text/html");
        AssetSource source = place.area() == Place.Area.A2UI ? A2UI : this::canvas;
        AssetSource exactly = asked -> asked.equals(path.get()) ? source.open(asked) : Optional.empty();
        return new Assets(page ? with(exactly, tags) : exactly, _ -> page ? "no-store" : "no-cache").send(exchange, path.get());
    }

    private Optional<Asset> canvas(String path) throws IOException {
        Optional<Asset> found = folder.open(path);
        return found.isPresent() || !path.equals(INDEX) ? found : first();
    }

    /** The page of a canvas that nobody has written to yet; it is left in the folder for agents to change. */
    private Optional<Asset> first() throws IOException {
        Optional<Asset> page = FIRST.open(INDEX);
        try {
            if (page.isPresent() && !Files.exists(root.resolve(INDEX), LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(root);
                Files.write(root.resolve(INDEX), page.get().bytes(), StandardOpenOption.CREATE_NEW);
                return page;
            }
        } catch (FileAlreadyExistsException e) {
            LOG.debug("the first page was written by another request");
        } catch (IOException e) {
            LOG.warn("the first page of the canvas cannot be written to {}: {}", root, e.toString());
            return page;
        }
        return folder.open(INDEX);
    }

    private static AssetSource with(AssetSource pages, String tags) {
        return path -> {
            Optional<Asset> found = pages.open(path);
            if (tags.isEmpty() || found.isEmpty() || found.get().length() > MAX_PAGE)
                return found;
            try (Asset page = found.get()) {
                return Optional.of(Asset.of(inserted(page.bytes(), tags)));
            }
        };
    }

    /** Before the end of the body, whatever the encoding of the rest is: tags are ASCII. */
    static byte[] inserted(byte[] page, String tags) {
        String text = new String(page, StandardCharsets.ISO_8859_1);
        int end = text.toLowerCase(Locale.ROOT).lastIndexOf("</body>");
        String whole = end < 0 ? text + tags : text.substring(0, end) + tags + text.substring(end);
        return whole.getBytes(StandardCharsets.ISO_8859_1);
    }
}
