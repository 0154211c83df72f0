package ai.openclaw.http.webchat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of the page. They are read once, and only what the build put there can be found. */
final class Page {
    /** Plain names of known kinds: no dot but before the extension, so no way up, nothing hidden, nothing encoded. */
    private static final Pattern PATH = Pattern.compile("(?:[a-z0-9-]{1,40}/){0,4}[a-z0-9-]{1,40}\\.(html|js|css|svg)");
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    /** One file: its content, its media type, and a tag (in quotes) that changes with the content. */
    static final class Asset {
        private final byte[] content;
        private final String type;
        private final String etag;

        Asset(byte[] content, String type) {
            this.content = content;
            this.type = type;
            this.etag = "\"" + hash(content) + "\"";
        }

        String type() { return type; }

        String etag() { return etag; }

        int length() { return content.length; }

        void writeTo(OutputStream out) throws IOException { out.write(content); }
    }

    /** Finds a file by the part of the request's path behind {@code /chat/}, exactly as it came. */
    Optional<Asset> find(String path) {
        var kind = PATH.matcher(path);
        return kind.matches() ? Optional.ofNullable(assets.computeIfAbsent(path, known -> read(known, kind.group(1)))) : Optional.empty();
    }

    private static @Nullable Asset read(String path, String extension) {
        try (InputStream in = Page.class.getResourceAsStream("page/" + path)) {
            if (in == null)
                return null;
            return new Asset(in.readAllBytes(), type(extension));
        } catch (IOException e) {
            throw new UncheckedIOException("the page's file " + path + " cannot be read from the bundle", e);
        }
    }

    private static String type(String extension) {
        return switch (extension) {
            case "html" -> "text/html;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "css" -> "text/css;charset=utf-8";
            default -> "image/svg+xml";
        };
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
