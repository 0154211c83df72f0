package ai.openclaw.endpoint;

import ai.openclaw.api.GatewayException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP endpoint: a servlet that a bundle registers by the OSGi servlet whiteboard. It answers other verbs than its own with 405, failures
 * with a JSON body that tells nothing of the inside, and when it is taken away it lets requests end before it does.
 */
public abstract class Endpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger("gateway/http");
    /** How long requests may take to end when the endpoint must go; then they are interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration AFTER_INTERRUPT = Duration.ofMillis(500);
    private static final long POLL_NANOS = 2_000_000;
    private final transient List<String> verbs;
    private final transient Set<Thread> working = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    /** @param verbs that it knows, in the order in which {@code Allow} names them */
    protected Endpoint(String... verbs) {
        this.verbs = List.of(verbs);
    }

    /**
     * Answers a request of one of its verbs, on a virtual thread that is interrupted when the endpoint must go.
     *
     * @throws Refusal what the client is told instead
     * @throws IOException when the client has gone
     */
    protected abstract void serve(Exchange exchange) throws IOException, InterruptedException;

    /** Does what every answer of this endpoint needs, refusals among them: sets its headers. */
    protected void prepare(Exchange exchange) {}

    /** What the client is told that uses another verb. */
    protected Refusal otherVerb() {
        return Refusal.text(405, "Method Not Allowed").header("Allow", String.join(", ", verbs));
    }

    /** Whether it is switched on. One that is off is as if it were not there: a page request gets the page, and its own verbs 404 (contract section 16). */
    protected boolean on() {
        return true;
    }

    /** What the client is told when the gateway itself says no; by default in the form of the OpenAI API. */
    protected Refusal refusal(GatewayException e) {
        return switch (e.code()) {
            case INVALID_REQUEST -> Refusal.invalid(e.message());
            case FORBIDDEN, NOT_PAIRED, NOT_LINKED -> Refusal.error(403, "forbidden", e.message());
            case AGENT_TIMEOUT -> Refusal.error(504, "timeout", e.message());
            case UNAVAILABLE -> Refusal.error(503, "unavailable", e.message()).header("Retry-After",
                    String.valueOf(Math.max(1, e.retryAfterMs().orElse(1000) / 1000)));
        };
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Exchange exchange = new Exchange(request, response, () -> ending);
        Thread thread = Thread.currentThread();
        working.add(thread);
        try {
            prepare(exchange);
            if (ending)
                exchange.refuse(updating());
            else if (!on() && (exchange.page() || verbs.contains(request.getMethod())))
                exchange.pass();
            else if (!verbs.contains(request.getMethod()))
                exchange.refuse(otherVerb());
            else
                serve(exchange);
        } catch (Refusal e) {
            exchange.refuse(e);
        } catch (GatewayException e) {
            exchange.refuse(refusal(e));
        } catch (InterruptedException e) {
            exchange.refuse(updating());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {} failed", request.getMethod(), request.getServletPath(), e);
            exchange.refuse(Refusal.error(500, "internal_error", "The gateway failed to answer; its log says why: openclaw logs"));
        } finally {
            working.remove(thread);
            // the thread may serve others
            var _ = Thread.interrupted();
        }
    }

    private static Refusal updating() {
        return Refusal.error(503, "unavailable", "This endpoint is being updated; try again.").header("Retry-After", "1");
    }

    /** Lets requests end, and interrupts those that do not; called when the component is deactivated. */
    protected final void end() {
        ending = true;
        await(GRACE);
        working.forEach(Thread::interrupt);
        await(AFTER_INTERRUPT);
    }

    private void await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!working.isEmpty() && System.nanoTime() < end)
            LockSupport.parkNanos(POLL_NANOS);
    }
}
