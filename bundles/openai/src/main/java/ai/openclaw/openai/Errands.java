package ai.openclaw.openai;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RemoteFiles;
import ai.openclaw.api.RemoteFiles.RemoteFile;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a request needs from elsewhere before it can be done: files that it names by address, documents that others read. The request is read
 * until nothing is missing; what is missing is got in between, side by side, and so only when all the rest of the request is right.
 */
public final class Errands {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/http");
    /** How often it is looked whether the client is there still. */
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Whoever keeps a deadline by himself says better why it was not met. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    private final @Nullable RemoteFiles web;
    private final int maxAddresses;
    private final long maxBytes;
    private final Map<String, Errand> errands = new LinkedHashMap<>();
    private final AtomicLong fetched = new AtomicLong();
    private int addresses;

    /** What is done for a part of the request. */
    private record Errand(String param, Duration limit, FutureTask<Object> work) {}

    /**
     * @param web nobody when nothing can be fetched
     * @param maxAddresses in one request
     * @param maxBytes of all that is fetched for it
     */
    public Errands(@Nullable RemoteFiles web, int maxAddresses, long maxBytes) {
        this.web = web;
        this.maxAddresses = maxAddresses;
        this.maxBytes = maxBytes;
    }

    /** The file at an address; empty as long as it is missing. Refuses with 400 what is not fetched. */
    public Optional<RemoteFile> file(String url, String param, AddressRules rules) {
        RemoteFiles from = web;
        if (!rules.allowed())
            throw ApiError.invalid(param, param + ": nothing is fetched by address here; send it in base64, or a person can set "
                    + rules.limits().settings() + ".allowUrl to true");
        if (from == null)
            throw ApiError.invalid(param,
                    param + ": what is named by address is fetched by the bundle tools.web, which is not there; send it in base64");
        if (!errands.containsKey("address of " + param) && ++addresses > maxAddresses)
            throw ApiError.invalid(param, "There are more than " + maxAddresses + " addresses in the request.");
        return result("address of " + param, RemoteFile.class, param, rules.limits().timeout().plus(GRACE),
                () -> counted(from.fetch(url, rules.limits())));
    }

    private RemoteFile counted(RemoteFile file) {
        if (fetched.addAndGet(file.content().length) > maxBytes)
            throw GatewayException.invalid("what the request names by address is more than " + maxBytes + " bytes together");
        return file;
    }

    /**
     * What a work makes; empty as long as it is not done.
     *
     * @param name of the work within the request
     * @param param the part that it is done for
     * @param work that fails in words, and may be interrupted
     */
    public <T> Optional<T> result(String name, Class<T> kind, String param, Duration limit, Callable<T> work) {
        Errand errand = errands.computeIfAbsent(name, _ -> new Errand(param, limit, new FutureTask<>(work::call)));
        return errand.work.state() == FutureTask.State.SUCCESS ? Optional.of(kind.cast(errand.work.resultNow())) : Optional.empty();
    }

    /**
     * Reads a request until nothing is missing.
     *
     * @throws Refusal 400 for what cannot be got, with the part that it is for
     * @throws IOException when the client has gone
     */
    public <T> T read(Exchange exchange, Supplier<T> reading) throws IOException, InterruptedException {
        while (true) {
            T request = reading.get();
            List<Errand> open = errands.values().stream().filter(errand -> !errand.work.isDone()).toList();
            if (open.isEmpty())
                return request;
            run(exchange, open);
        }
    }

    private static void run(Exchange exchange, List<Errand> open) throws IOException, InterruptedException {
        List<Thread> threads = open.stream().map(errand -> Thread.ofVirtual().name("errand").start(errand.work)).toList();
        long began = System.nanoTime();
        try {
            for (Errand errand : open)
                await(exchange, errand, began);
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private static void await(Exchange exchange, Errand errand, long began) throws IOException, InterruptedException {
        while (true)
            try {
                Object _ = errand.work.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (exchange.ending())
                    throw (InterruptedException) new InterruptedException().initCause(e);
                if (exchange.over())
                    throw new IOException("the client has gone", e);
                if (System.nanoTime() - began > errand.limit.toNanos())
                    throw refusal(errand, "it took longer than " + errand.limit.toSeconds() + " s");
            } catch (ExecutionException e) {
                throw refusal(errand, words(errand, e.getCause()));
            }
    }

    private static String words(Errand errand, @Nullable Throwable failure) {
        if (failure instanceof GatewayException said)
            return said.message();
        LOG.error("{} of a request could not be got", errand.param, failure);
        return "it could not be got; the gateway's log says why: openclaw logs";
    }

    private static Refusal refusal(Errand errand, String why) { return ApiError.invalid(errand.param, errand.param + ": " + why); }
}
