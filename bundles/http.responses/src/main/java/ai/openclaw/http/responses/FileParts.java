package ai.openclaw.http.responses;

import ai.openclaw.api.DocumentReader;
import ai.openclaw.api.DocumentReader.Document;
import ai.openclaw.api.RemoteFiles.RemoteFile;
import ai.openclaw.openai.ApiError;
import ai.openclaw.openai.Content;
import ai.openclaw.openai.DataUrl;
import ai.openclaw.openai.Errands;
import ai.openclaw.openai.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one request, as text that stands in the message, and as pictures of what has no text. Those that were fetched are checked as
 * those that came along (security checklist 21 and 25).
 */
final class FileParts implements Content.Files {
    /** Stands for what was not got yet, in a request that is read again. */
    private static final Content MISSING = new Content("…", List.of());
    private static final String PDF = "application/pdf";
    private static final String ANY = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.of("txt", "text/plain", "log", "text/plain", "md", "text/markdown", "markdown",
            "text/markdown", "html", "text/html", "htm", "text/html", "csv", "text/csv", "json", "application/json", "pdf", PDF);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final FileSettings settings;
    private final Errands errands;
    private final Readers readers;
    private int count;

    FileParts(FileSettings settings, Errands errands, Readers readers) {
        this.settings = settings;
        this.errands = errands;
        this.readers = readers;
    }

    @Override
    public Content read(Fields part) {
        Fields file = part.object("file").orElse(part);
        Optional<String> url = file.text("file_url");
        String param = file.at(url.isPresent() ? "file_url" : "file_data");
        if (file.text("file_id").isPresent())
            throw ApiError.invalid(file.at("file_id"),
                    "This gateway keeps no files; send the file itself as file_data, in base64, or its address as file_url.");
        if (url.isPresent() && file.text("file_data").isPresent())
            throw ApiError.invalid(param, "A file is either file_data or file_url.");
        if (++count > ResponsesSettings.MAX_PARTS)
            throw ApiError.invalid(param, "There are more than " + ResponsesSettings.MAX_PARTS + " files in the request.");
        return url.isEmpty()
                ? brought(file, param)
                : errands.file(url.get(), param, settings.addresses()).map(found -> fetched(found, file, param)).orElse(MISSING);
    }

    private Content brought(Fields file, String param) {
        String data = file.needed("file_data");
        String name = file.text("filename").orElse("file");
        DataUrl content = DataUrl.is(data) ? DataUrl.read(data, param, "the file") : new DataUrl(type(name), data);
        SentFile sent = new SentFile(name, content.mimeType(), new byte[0]);
        admit(sent, content.size(), param);
        return shown(new SentFile(name, content.mimeType(), content.decoded(param, "the file")), param);
    }

    private Content fetched(RemoteFile found, Fields file, String param) {
        String path = found.url().getPath();
        String name = file.text("filename").orElse(path.substring(path.lastIndexOf('/') + 1));
        return shown(new SentFile(name, found.mimeType().equals(ANY) ? type(name) : found.mimeType(), found.content()), param);
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "text/plain");
    }

    private void admit(SentFile file, long size, String param) {
        if (!settings.allowedMimes().contains(file.mimeType()))
            throw ApiError.invalid(param,
                    "Files of type \"" + file.mimeType() + "\" are not taken, but " + String.join(", ", settings.allowedMimes()) + ".");
        if (size > settings.maxBytes())
            throw ApiError.invalid(param, "The file " + file.name() + " is bigger than " + settings.maxBytes() + " bytes.");
    }

    private Content shown(SentFile sent, String param) {
        SentFile file = sent.isPdf() ? new SentFile(sent.name(), PDF, sent.bytes()) : sent;
        admit(file, file.bytes().length, param);
        Optional<DocumentReader> reader = readers.of(file.mimeType());
        if (reader.isPresent())
            return errands
                    .result("document of " + param, Document.class, param, PATIENCE,
                            () -> reader.get().read(file.bytes(), settings.pdf().limits()))
                    .map(read -> document(file, read)).orElse(MISSING);
        if (file.mimeType().equals(PDF))
            throw ApiError.invalid(param, "The file " + file.name()
                    + " is a PDF, which this gateway does not read without the bundle documents.pdf; send its text instead.");
        return new Content(file.wrapped(shortened(file.text(param))), List.of());
    }

    private Content document(SentFile file, Document read) {
        StringBuilder text = new StringBuilder(shortened(read.text()));
        if (!read.pages().isEmpty())
            text.append("\n[There is hardly any text in it; pictures of its pages: ").append(read.pages().size()).append("]");
        int left = read.pageCount() - settings.pdf().maxPages();
        if (left > 0)
            text.append("\n[… the last ").append(left).append(" of ").append(read.pageCount()).append(" pages left out …]");
        return new Content(file.wrapped(text.toString().strip()), read.pages());
    }

    private String shortened(String text) {
        return text.length() <= settings.maxChars()
                ? text
                : text.substring(0, settings.maxChars()) + "\n[… " + (text.length() - settings.maxChars()) + " characters left out …]";
    }
}
