package ai.openclaw.api;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads files that are no text, such as PDF, into what a model can be shown. A service of this type brings the types that it names; the first by
 * service ranking reads a type. It is called with what strangers may have sent, and is given up after 30 seconds.
 */
@ConsumerType
public interface DocumentReader {
    /**
     * How much of a document is wanted.
     *
     * @param maxPages that are read; those after them are left out
     * @param maxPixels of one page that becomes a picture
     * @param minTextChars with fewer characters than this in all pages, the pages become pictures, for they were probably scanned
     */
    record Limits(int maxPages, int maxPixels, int minTextChars) {}

    /**
     * What is in a document.
     *
     * @param text of the pages that were read; may be empty
     * @param pages as pictures, when there is too little text
     * @param pageCount of the whole document
     */
    record Document(String text, List<Image> pages, int pageCount) {
        public Document {
            pages = List.copyOf(pages);
        }
    }

    /** Media types, lower case and without parameters. */
    Set<String> mimeTypes();

    /**
     * Reads one document.
     *
     * @throws GatewayException in plain words when this is no such document, is locked with a password, or is too much to read
     */
    Document read(byte[] content, Limits limits) throws InterruptedException;
}
