package ai.openclaw.endpoint;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The answer to a request for a static file: status, headers and what of the file is sent; closes the file. */
public final class AssetAnswer implements Closeable {
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_SATISFIABLE = 416;
    private final int status;
    private final Map<String, String> headers;
    private final Asset asset;
    private final ByteRange range;
    private final boolean body;

    private AssetAnswer(int status, Map<String, String> headers, Asset asset, ByteRange range, boolean body) {
        this.status = status;
        this.headers = headers;
        this.asset = asset;
        this.range = range;
        this.body = body;
    }

    static AssetAnswer of(Asset asset, Map<String, String> common, String method, UnaryOperator<String> header) {
        Map<String, String> headers = new LinkedHashMap<>(common);
        headers.put("ETag", asset.etag());
        ByteRange whole = new ByteRange(0, asset.length());
        if (known(header.apply("If-None-Match"), asset.etag())) {
            headers.remove("Content-Type");
            headers.remove("Content-Encoding");
            return new AssetAnswer(NOT_MODIFIED, headers, asset, whole, false);
        }
        headers.put("Accept-Ranges", "bytes");
        boolean get = method.equals("GET");
        Optional<ByteRange> part = get && unchanged(header.apply("If-Range"), asset.etag())
                ? ByteRange.of(header.apply("Range"), asset.length())
                : Optional.empty();
        if (part.isEmpty())
            return new AssetAnswer(200, headers, asset, whole, get);
        if (part.get().count() == 0)
            return outside(headers, asset);
        headers.put("Content-Range",
                "bytes " + part.get().from() + "-" + (part.get().from() + part.get().count() - 1) + "/" + asset.length());
        return new AssetAnswer(206, headers, asset, part.get(), true);
    }

    private static AssetAnswer outside(Map<String, String> headers, Asset asset) {
        headers.remove("Content-Type");
        headers.remove("Content-Encoding");
        headers.put("Content-Range", "bytes */" + asset.length());
        return new AssetAnswer(NOT_SATISFIABLE, headers, asset, new ByteRange(0, 0), false);
    }

    /** Whether the client has this content already (RFC 9110, section 13.1.2: weak comparison). */
    private static boolean known(String header, String etag) {
        return !header.isEmpty() && Arrays.stream(header.split(",", 64)).map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    /** Whether the part that is asked for belongs to the content that the client has (RFC 9110, section 13.1.5: strong comparison). */
    private static boolean unchanged(String header, String etag) {
        return header.isEmpty() || header.strip().equals(etag);
    }

    public int status() { return status; }

    public Map<String, String> headers() { return headers; }

    /** How many bytes the answer to a GET has. */
    public long length() { return range.count(); }

    /** Whether they are sent: they are not in answer to HEAD. */
    public boolean hasBody() { return body; }

    public void writeTo(OutputStream out) throws IOException { asset.writeTo(out, range.from(), range.count()); }

    @Override
    public void close() throws IOException { asset.close(); }
}
