package ai.openclaw.core;

import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A run that waits, works or has ended. The lock guards what {@link #cancel} needs to reach the working thread. */
final class ActiveRun implements Run {
    /** Why a run is ended before its time. */
    enum Cancel {
        ABORT, TIMEOUT, STOP
    }

    private final RunRequest request;
    private final String ledgerKey;
    private final String sessionKey;
    private final Optional<InboundMessage> inbound;
    private final Instant acceptedAt;
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile boolean over;
    private volatile @Nullable Instant startedAt;
    private volatile @Nullable Cancel cancelled;
    private @Nullable Thread worker;
    private @Nullable ModelStream stream;

    ActiveRun(RunRequest request, String ledgerKey, String sessionKey, Optional<InboundMessage> inbound, Instant acceptedAt) {
        this.request = request;
        this.ledgerKey = ledgerKey;
        this.sessionKey = sessionKey;
        this.inbound = inbound;
        this.acceptedAt = acceptedAt;
    }

    RunRequest request() { return request; }

    /** The key under which the ledger waits for this run's answer. */
    String ledgerKey() { return ledgerKey; }

    /** The message of a channel that this run answers. */
    Optional<InboundMessage> inbound() { return inbound; }

    /** Whether it was held back behind another run, and so may be answered together with others of its session. */
    boolean collected() {
        return !ledgerKey.equals("run:" + id()) && inbound.isEmpty();
    }

    /**
     * Whether it is done in any case, also when the gateway ends meanwhile. Who asks over HTTP waits for the answer, and when the connection is
     * gone nobody does: such a run would only do a second time what its client does again (cnf/decisions/0025).
     */
    boolean lasting() { return request.source() != RunRequest.Source.HTTP; }

    /** Takes the run into the hands of a worker; false when another has it. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /** What the session was last used through. */
    String surface() { return inbound.map(InboundMessage::channel).orElse("webchat"); }

    @Override
    public String id() { return request.runId(); }

    @Override
    public String sessionKey() { return sessionKey; }

    @Override
    public Instant acceptedAt() { return acceptedAt; }

    @Override
    public Optional<Instant> startedAt() { return Optional.ofNullable(startedAt); }

    @Override
    public Optional<RunResult> result() { return Optional.ofNullable(result.getNow(null)); }

    @Override
    public Optional<RunResult> await(Duration timeout) throws InterruptedException {
        try {
            return Optional.of(result.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes that nothing is left but to tell the outcome: who hears it and speaks at once finds the session free. */
    void over() {
        over = true;
    }

    boolean isOver() { return over || result.isDone(); }

    void end(RunResult outcome) { result.complete(outcome); }

    /** Does something short once, when the run has ended. */
    void whenEnded(Runnable then) { var _ = result.thenRun(then); }

    void begin(Instant now) { startedAt = now; }

    /**
     * Begins a part of the work that {@link #cancel} may interrupt. Everything that writes to disk stays outside, for an interrupt
     * would close its file.
     */
    synchronized void enter() throws InterruptedException {
        if (cancelled != null)
            throw new InterruptedException();
        worker = Thread.currentThread();
    }

    /** Ends that part. */
    synchronized void leave() {
        worker = null;
        stream = null;
        Thread.interrupted();
    }

    /** Notes the model's answer that is being read, so that cancelling closes it. */
    synchronized void reading(ModelStream newStream) {
        stream = newStream;
        if (cancelled != null)
            newStream.close();
    }

    Optional<Cancel> cancelled() { return Optional.ofNullable(cancelled); }

    /** Ends the run; false when it was ended already. */
    boolean cancel(Cancel reason) {
        ModelStream open;
        synchronized (this) {
            if (cancelled != null || result.isDone())
                return false;
            cancelled = reason;
            open = stream;
            if (worker != null)
                worker.interrupt();
        }
        if (open != null)
            open.close();
        return true;
    }
}
