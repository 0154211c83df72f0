package ai.openclaw.documents.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.DocumentReader.Document;
import ai.openclaw.api.DocumentReader.Limits;
import ai.openclaw.api.GatewayException;
import ai.openclaw.testkit.Await;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PDFs as strangers send them; security checklist 21. */
class PdfReaderTest {
    private static final Limits LIMITS = new Limits(2, 10_000, 5);
    private final List<PdfReader> readers = new ArrayList<>();
    private final PdfReader reader = reader(Duration.ofSeconds(25));

    private PdfReader reader(Duration patience) {
        PdfReader made = new PdfReader(() -> System.getProperty("java.class.path"), patience);
        readers.add(made);
        return made;
    }

    @AfterEach
    void stop() {
        readers.forEach(PdfReader::close);
        Await.until("no process is left", () -> ours() == 0);
    }

    private static long ours() {
        return ProcessHandle.current().children().filter(child -> child.info().commandLine().orElse("").contains("ReaderProgram")).count();
    }

    private String refused(byte[] content) { return assertThrows(GatewayException.class, () -> reader.read(content, LIMITS)).message(); }

    @Test
    void theTextOfTheFirstPagesIsRead() throws Exception {
        Document document = reader.read(Pdfs.text("The first page.", "The second page.", "The third page."), LIMITS);
        assertEquals("The first page.\nThe second page.", document.text().replaceAll("\\s*\\n\\s*", "\n"));
        assertEquals(3, document.pageCount());
        assertEquals(List.of(), document.pages());
    }

    @Test
    void pagesWithHardlyAnyTextBecomePictures() throws Exception {
        Document document = reader.read(Pdfs.scanned(3), LIMITS);
        assertEquals("", document.text());
        assertEquals(2, document.pages().size());
        assertEquals("image/jpeg", document.pages().getFirst().mimeType());
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(document.pages().getFirst().data())));
        assertTrue(page.getWidth() * page.getHeight() <= 10_000 && page.getWidth() > 80, page.getWidth() + "x" + page.getHeight());
        assertTrue((page.getRGB(page.getWidth() / 2, page.getHeight() / 2) >> 16 & 0xff) > 200, "it is red");
        assertEquals(1, reader.read(Pdfs.text("Hi."), LIMITS).pages().size(), "letters are drawn as well");
    }

    @Test
    void whatIsNoPdfOrLockedIsRefusedInWords() throws Exception {
        assertEquals("the PDF is locked with a password; send it unlocked", refused(Pdfs.locked()));
        assertEquals("that is no PDF, or a broken one", refused(new byte[0]));
        assertEquals("that is no PDF, or a broken one", refused("%PDF-1.7 and no more".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("that is no PDF, or a broken one", refused(new byte[3_000_000]));
    }

    @Test
    void aBombBurstsItsOwnProcess() throws Exception {
        byte[] bomb = Pdfs.bomb();
        assertTrue(bomb.length < 1 << 20, "it is small: " + bomb.length);
        assertTrue(refused(bomb).startsWith("it takes more than 192 MB of memory"), "said why");
        assertEquals("still here", reader.read(Pdfs.text("still here"), LIMITS).text());
    }

    @Test
    void whoTakesTooLongIsGivenUpAndSoIsWhoWaits() throws Exception {
        PdfReader impatient = reader(Duration.ofMillis(1));
        byte[] text = Pdfs.text("text");
        assertTrue(assertThrows(GatewayException.class, () -> impatient.read(text, LIMITS)).message().contains("takes too long"));
        byte[] slow = Pdfs.slow(40);
        List<CompletableFuture<Document>> two = List.of(later(reader, slow), later(reader, slow));
        Await.until("two are read", () -> ours() == 2);
        CompletableFuture<Document> third = later(reader, text);
        assertTrue(ours() <= 2, "no more at once");
        for (CompletableFuture<Document> one : two)
            assertEquals(1, one.get(30, TimeUnit.SECONDS).pageCount());
        assertEquals("text", third.get(30, TimeUnit.SECONDS).text());
    }

    @Test
    void stoppingAndGivingUpEndTheProcess() throws Exception {
        byte[] slow = Pdfs.slow(150);
        CompletableFuture<Document> coming = new CompletableFuture<>();
        Thread given = Thread.ofVirtual().start(() -> run(reader, slow, coming));
        Await.until("it is read", () -> ours() == 1);
        given.interrupt();
        assertTrue(failure(coming).contains("InterruptedException"), failure(coming));
        Await.until("it has ended", () -> ours() == 0);
        CompletableFuture<Document> stopped = later(reader, slow);
        Await.until("it is read", () -> ours() == 1);
        reader.close();
        assertTrue(failure(stopped).contains("stopped or updated"), failure(stopped));
    }

    @Test
    void aJavaThatCannotDoItIsToldInWords() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--limit-modules",
                "java.base,java.logging", "-cp", System.getProperty("java.class.path"), ReaderProgram.class.getName(), "1", "1", "1")
                .start();
        process.getOutputStream().close();
        Answer answer = Answer.read(process.getInputStream().readNBytes(10_000));
        assertTrue(answer.problem().contains("has no whole java.desktop"), answer.problem());
    }

    private static String failure(CompletableFuture<Document> coming) {
        return String.valueOf(assertThrows(ExecutionException.class, () -> coming.get(5, TimeUnit.SECONDS)).getCause());
    }

    private static CompletableFuture<Document> later(PdfReader reader, byte[] content) {
        CompletableFuture<Document> coming = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> run(reader, content, coming));
        return coming;
    }

    private static void run(PdfReader reader, byte[] content, CompletableFuture<Document> coming) {
        try {
            coming.complete(reader.read(content, LIMITS));
        } catch (Exception e) {
            coming.completeExceptionally(e);
        }
    }
}
