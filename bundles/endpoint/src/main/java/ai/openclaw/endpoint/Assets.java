package ai.openclaw.endpoint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Answers requests for static files: with tags, so that a browser that has a file is told so, packed where a packed file lies beside it, and in
 * parts (RFC 9110, sections 12.5.3, 13.1.2 and 14).
 */
public final class Assets {
    /** By preference: the coding and the extension of the file that is packed with it. */
    private static final Map<String, String> CODINGS = new LinkedHashMap<>();
    static {
        CODINGS.put("br", ".br");
        CODINGS.put("gzip", ".gz");
    }
    private final AssetSource source;
    private final UnaryOperator<String> caching;

    /** @param caching the value of {@code Cache-Control} for a path */
    public Assets(AssetSource source, UnaryOperator<String> caching) {
        this.source = source;
        this.caching = caching;
    }

    /** Sends a file; answers nothing and returns false when there is none. */
    public boolean send(Exchange exchange, String path) throws IOException {
        Optional<AssetAnswer> answer = find(path, exchange.request().getMethod(), name -> exchange.header(name).orElse(""));
        if (answer.isEmpty())
            return false;
        try (AssetAnswer found = answer.get()) {
            exchange.response().setStatus(found.status());
            found.headers().forEach(exchange.response()::setHeader);
            if (found.status() != 304)
                exchange.response().setContentLengthLong(found.length());
            if (found.hasBody())
                found.writeTo(exchange.response().getOutputStream());
        }
        return true;
    }

    /**
     * The answer to a request, whichever server it came to.
     *
     * @param path as of {@link AssetPath}
     * @param header the value of a header, or an empty text
     */
    public Optional<AssetAnswer> find(String path, String method, UnaryOperator<String> header) throws IOException {
        String type = MediaTypes.of(path);
        Optional<AssetAnswer> packed = MediaTypes.packs(type) ? packed(path, type, method, header) : Optional.empty();
        if (packed.isPresent())
            return packed;
        Optional<Asset> plain = source.open(path);
        return plain.map(asset -> AssetAnswer.of(asset, headers(path, type), method, header));
    }

    private Optional<AssetAnswer> packed(String path, String type, String method, UnaryOperator<String> header) throws IOException {
        for (Map.Entry<String, String> coding : CODINGS.entrySet()) {
            if (!accepts(header.apply("Accept-Encoding"), coding.getKey()))
                continue;
            Optional<Asset> found = source.open(path + coding.getValue());
            if (found.isPresent()) {
                Map<String, String> headers = headers(path, type);
                headers.put("Content-Encoding", coding.getKey());
                return Optional.of(AssetAnswer.of(found.get(), headers, method, header));
            }
        }
        return Optional.empty();
    }

    private Map<String, String> headers(String path, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("Cache-Control", caching.apply(path));
        if (MediaTypes.packs(type))
            headers.put("Vary", "Accept-Encoding");
        return headers;
    }

    /** Whether the header names the coding with a weight above zero; {@code *} is not enough, for nobody who means brotli says so. */
    static boolean accepts(String header, String coding) {
        for (String part : header.toLowerCase(Locale.ROOT).split(",", 32)) {
            String[] pieces = part.split(";", 2);
            if (pieces[0].strip().equals(coding))
                return pieces.length == 1 || !pieces[1].replace(" ", "").matches("q=0(\\.0{0,3})?");
        }
        return false;
    }
}
