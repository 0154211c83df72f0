package ai.openclaw.documents.pdf;

import ai.openclaw.api.DocumentReader;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Reads PDF files. They come from strangers, so each is read in a process of its own, with little memory and no environment: what a bomb
 * bursts is that process (security checklist 21). No class of the library is loaded here.
 */
@Component
public final class PdfReader implements DocumentReader {
    /** For waiting and reading; less than callers have patience for, so that they hear why. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final int AT_ONCE = 2;
    private final Supplier<String> classPath;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Set<ReaderProcess> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param context for the jar of this bundle, which the process must be given */
    @Activate
    public PdfReader(BundleContext context) { this(new ReaderJar(context), PATIENCE); }

    PdfReader(Supplier<String> classPath, Duration patience) {
        this.classPath = classPath;
        this.patience = patience;
    }

    @Override
    public Set<String> mimeTypes() { return Set.of("application/pdf"); }

    @Override
    public Document read(byte[] content, Limits limits) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS))
            throw GatewayException
                    .unavailable(AT_ONCE + " other PDFs were being read for " + patience.toSeconds() + " s; send it again later");
        try {
            return document(answer(content, limits, deadline));
        } finally {
            places.release();
        }
    }

    private Answer answer(byte[] content, Limits limits, long deadline) throws InterruptedException {
        try (ReaderProcess process = ReaderProcess.start(classPath.get(), limits)) {
            running.add(process);
            try {
                if (closed)
                    throw stopped();
                return process.ask(content, deadline);
            } catch (GatewayException e) {
                throw closed ? stopped() : e;
            } finally {
                running.remove(process);
            }
        }
    }

    private static GatewayException stopped() {
        return GatewayException.unavailable("the reader of PDFs was stopped or updated; send it again");
    }

    private static Document document(Answer answer) {
        if (!answer.problem().isEmpty())
            throw GatewayException.invalid(answer.problem());
        List<Image> pages = answer.pictures().stream().map(page -> new Image("image/jpeg", Base64.getEncoder().encodeToString(page)))
                .toList();
        return new Document(answer.text(), pages, answer.pageCount());
    }

    /** Ends what is being read. */
    @Deactivate
    public void close() {
        closed = true;
        running.forEach(ReaderProcess::close);
    }
}
