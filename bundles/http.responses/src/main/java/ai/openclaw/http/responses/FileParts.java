package ai.openclaw.http.responses;

import ai.openclaw.openai.ApiError;
import ai.openclaw.openai.Content;
import ai.openclaw.openai.DataUrl;
import ai.openclaw.openai.Fields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The files of one request, as text that stands in the message. None is fetched (security checklist 21 and 25). */
final class FileParts implements Content.Files {
    private static final Map<String, String> TYPES = Map.of("txt", "text/plain", "log", "text/plain", "md", "text/markdown", "markdown",
            "text/markdown", "html", "text/html", "htm", "text/html", "csv", "text/csv", "json", "application/json", "pdf",
            "application/pdf");
    private static final int MAX_NAME = 200;
    private final FileSettings settings;
    private final int maxParts;
    private int count;

    FileParts(FileSettings settings, int maxParts) {
        this.settings = settings;
        this.maxParts = maxParts;
    }

    @Override
    public String text(Fields part) {
        Fields file = part.object("file").orElse(part);
        String param = file.at("file_data");
        if (file.text("file_url").isPresent() || file.text("file_id").isPresent())
            throw ApiError.invalid(param, "This gateway fetches and keeps no files; send the file itself as file_data, in base64.");
        if (++count > maxParts)
            throw ApiError.invalid(param, "There are more than " + maxParts + " files in the request.");
        String data = file.needed("file_data");
        String name = name(file.text("filename").orElse("file"));
        DataUrl content = DataUrl.is(data) ? DataUrl.read(data, param, "the file") : new DataUrl(type(name), data);
        check(content, name, param);
        return "<file name=\"" + name + "\">\n" + shortened(decoded(content, param)) + "\n</file>";
    }

    /** Without what would end the mark that the file stands in. */
    private static String name(String filename) {
        return filename.substring(0, Math.min(MAX_NAME, filename.length())).replaceAll("[\"<>\\p{Cntrl}]", "_");
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "text/plain");
    }

    private void check(DataUrl content, String name, String param) {
        if (content.mimeType().equals("application/pdf"))
            throw ApiError.invalid(param, "The file " + name + " is a PDF, which this gateway does not read; send its text instead.");
        if (!settings.allowedMimes().contains(content.mimeType()))
            throw ApiError.invalid(param,
                    "Files of type \"" + content.mimeType() + "\" are not taken, but " + String.join(", ", settings.allowedMimes()) + ".");
        if (content.size() > settings.maxBytes())
            throw ApiError.invalid(param, "The file " + name + " is bigger than " + settings.maxBytes() + " bytes.");
    }

    private static String decoded(DataUrl content, String param) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.decoded(param, "the file"))).toString();
        } catch (CharacterCodingException e) {
            throw ApiError.invalid(param, param + ": the file is no text in UTF-8");
        }
    }

    private String shortened(String text) {
        return text.length() <= settings.maxChars()
                ? text
                : text.substring(0, settings.maxChars()) + "\n[… " + (text.length() - settings.maxChars()) + " characters left out …]";
    }
}
