package ai.openclaw.documents.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** The program of the process that reads one PDF: the file comes by standard input, and what is in it leaves by standard output. */
public final class ReaderProgram {
    /** Nobody may be left to end it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int TOO_LONG = 4;
    private static final String NO_DESKTOP = "the Java that the gateway runs on has no whole java.desktop, without which PDFs cannot be read; "
            + "run the gateway with another one (OPENCLAW_JAVA)";

    private ReaderProgram() {}

    /**
     * Reads one file and says what is in it.
     *
     * @param arguments most pages, most pixels of a page as a picture, fewest characters without which pages become pictures
     */
    public static void main(String[] arguments) throws IOException {
        Thread.ofPlatform().daemon().start(ReaderProgram::end);
        OutputStream out = System.out;
        System.setOut(System.err);
        Answer answer = ModuleLayer.boot().findModule("java.desktop").isPresent() ? read(arguments) : Answer.problem(NO_DESKTOP);
        answer.write(out);
        // whatever the library started is not waited for
        Runtime.getRuntime().halt(0);
    }

    private static void end() {
        try {
            Thread.sleep(LONGEST);
        } catch (InterruptedException e) {
            // then it ends now
        }
        Runtime.getRuntime().halt(TOO_LONG);
    }

    private static Answer read(String[] arguments) {
        Pages wanted = new Pages(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        try {
            FontMappers.set(new OneFont());
            try (PDDocument document = Loader.loadPDF(System.in.readAllBytes())) {
                return wanted.of(document);
            }
        } catch (InvalidPasswordException e) {
            return Answer.problem("the PDF is locked with a password; send it unlocked");
        } catch (IOException | RuntimeException e) {
            return Answer.problem("that is no PDF, or a broken one");
        } catch (StackOverflowError e) {
            return Answer.problem("the PDF is nested too deeply to be read");
        } catch (LinkageError e) {
            return Answer.problem(NO_DESKTOP);
        }
    }
}
