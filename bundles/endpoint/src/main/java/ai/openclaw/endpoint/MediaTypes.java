package ai.openclaw.endpoint;

import java.util.Locale;
import java.util.Map;

/** The media types of files by their extension (IANA registry; RFC 9239 for scripts). */
public final class MediaTypes {
    private static final String UNKNOWN = "application/octet-stream";
    private static final String TEXT = "; charset=utf-8";
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("html", "text/html" + TEXT),
            Map.entry("htm", "text/html" + TEXT), Map.entry("css", "text/css" + TEXT), Map.entry("js", "text/javascript" + TEXT),
            Map.entry("mjs", "text/javascript" + TEXT), Map.entry("json", "application/json" + TEXT),
            Map.entry("map", "application/json" + TEXT), Map.entry("webmanifest", "application/manifest+json" + TEXT),
            Map.entry("txt", "text/plain" + TEXT), Map.entry("md", "text/markdown" + TEXT), Map.entry("csv", "text/csv" + TEXT),
            Map.entry("xml", "application/xml" + TEXT), Map.entry("svg", "image/svg+xml"), Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"), Map.entry("jpeg", "image/jpeg"), Map.entry("gif", "image/gif"), Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"), Map.entry("ico", "image/x-icon"), Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"), Map.entry("ttf", "font/ttf"), Map.entry("otf", "font/otf"), Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"), Map.entry("ogg", "audio/ogg"), Map.entry("m4a", "audio/mp4"), Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"), Map.entry("mov", "video/quicktime"), Map.entry("pdf", "application/pdf"),
            Map.entry("wasm", "application/wasm"), Map.entry("gz", "application/gzip"), Map.entry("zip", "application/zip"));

    private MediaTypes() {}

    /** The type of a file by its path; bytes without meaning when the extension says nothing. */
    public static String of(String path) {
        return TYPES.getOrDefault(extension(path), UNKNOWN);
    }

    /** What stands behind the last dot of the last name, in lower case; empty when there is none. */
    public static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    }

    /** Whether a file of the type becomes smaller when it is packed. */
    static boolean packs(String type) {
        return type.contains("charset=") || type.equals("image/svg+xml") || type.equals("application/wasm") || type.equals("font/ttf")
                || type.equals("font/otf");
    }
}
