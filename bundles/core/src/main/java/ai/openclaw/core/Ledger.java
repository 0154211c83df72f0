package ai.openclaw.core;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What came in and is not answered, what is to go out and is not sent, and which messages were seen before: the inbox and the outbox on
 * disk. Every change is in the journal before its method returns. The lock guards the state and the order of appends; nobody waits for
 * the disk under it.
 */
final class Ledger implements AutoCloseable {
    private static final long COMPACT_AT = 16 << 20;
    private static final long WAIT_SECONDS = 30;

    private final Path file;
    private final LedgerState state;
    private Journal journal;

    private Ledger(Path file, LedgerState state, Journal journal) {
        this.file = file;
        this.state = state;
        this.journal = journal;
    }

    /** Opens the ledger and leaves out what is settled. */
    static Ledger open(Path file, Clock clock) throws IOException {
        LedgerState state = new LedgerState(clock);
        List<String> lines = new ArrayList<>();
        Journal.open(file, lines).close();
        lines.forEach(line -> state.apply(Json.read(line)));
        state.settleAfterCrash();
        AtomicFile.write(file, Journal.encode(state.lines()));
        return new Ledger(file, state, Journal.open(file, new ArrayList<>()));
    }

    /** Stores something that came in; false when its key was stored before. */
    boolean receive(String key, Map<String, Object> body) {
        CompletableFuture<Void> stored;
        boolean fresh;
        synchronized (this) {
            CompletableFuture<Void> before = state.storing(key);
            fresh = before == null;
            stored = before == null ? append(Json.of("t", "in", "key", key, "ts", state.now(), "body", body)) : before;
            if (fresh)
                state.storing(key, stored);
        }
        try {
            await(stored);
        } catch (GatewayException e) {
            forget(key);
            throw e;
        }
        return fresh;
    }

    private synchronized void forget(String key) { state.forget(key); }

    /** Settles what came in, and stores the answers that go out, in one stroke. */
    void answered(String key, Map<String, Object> result, List<Letter> replies) {
        record(Json.of("t", "done", "key", key, "ts", state.now(), "result", result.isEmpty() ? null : result, "out",
                replies.stream().map(LedgerState::tree).toList()));
    }

    /** Stores a message that is to go out; false when its id was stored before. */
    boolean enqueue(Letter letter) {
        synchronized (this) {
            if (state.known(letter.id()))
                return false;
        }
        record(Json.of("t", "out", "ts", state.now(), "out", LedgerState.tree(letter)));
        return true;
    }

    /** Notes that a message is being sent; after a crash nobody knows whether it was. */
    void trying(String id) {
        record(Json.of("t", "try", "id", id));
    }

    /** Notes that a message was not sent and will be tried again. */
    void postponed(String id) { record(Json.of("t", "back", "id", id)); }

    /** Notes that the platform took a message. */
    void sent(String id, String messageId) {
        record(Json.of("t", "sent", "id", id, "ts", state.now(), "messageId", messageId));
    }

    /** Notes that a message cannot be sent. */
    void failed(String id, String error) {
        record(Json.of("t", "fail", "id", id, "ts", state.now(), "error", error));
    }

    /** What came in and is not answered, oldest first, by key. */
    synchronized Map<String, Map<String, Object>> unanswered() {
        return state.unanswered();
    }

    /** What is to go out, oldest first. */
    synchronized List<Letter> unsent() { return state.unsent(); }

    /** Messages that may or may not have been sent when the process died. */
    synchronized List<Letter> unconfirmed() {
        return state.unconfirmed();
    }

    /** How something that came in ended, as far as remembered. */
    synchronized Optional<Map<String, Object>> result(String key) {
        return state.result(key);
    }

    /** What became of a message that went out, as far as remembered: {@code messageId} or {@code error}. */
    synchronized Optional<Map<String, Object>> outcome(String id) {
        return state.outcome(id);
    }

    private void record(Map<String, Object> line) {
        CompletableFuture<Void> stored;
        synchronized (this) {
            stored = append(line);
        }
        await(stored);
        compactIfLarge();
    }

    /** Appends and applies in the same order; the caller holds the lock. */
    private CompletableFuture<Void> append(Map<String, Object> line) {
        CompletableFuture<Void> stored = journal.append(Json.write(line));
        state.apply(line);
        return stored;
    }

    private static void await(CompletableFuture<Void> stored) {
        try {
            stored.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new GatewayException(ai.openclaw.api.ErrorCode.UNAVAILABLE,
                    "the gateway cannot write its inbox (" + cause.getMessage() + "); make room on the disk that holds its state folder",
                    cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayException.unavailable("interrupted while a message was stored; send it again");
        }
    }

    private synchronized void compactIfLarge() {
        try {
            if (journal.size() < COMPACT_AT)
                return;
            journal.close();
            AtomicFile.write(file, Journal.encode(state.lines()));
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger("gateway/ledger").warn("{} could not be compacted ({}); it goes on as it is", file,
                    e.getMessage());
        } finally {
            reopen();
        }
    }

    private void reopen() {
        try {
            if (journal.closed())
                journal = Journal.open(file, new ArrayList<>());
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger("gateway/ledger").error("{} cannot be opened again: {}", file, e.getMessage());
        }
    }

    @Override
    public synchronized void close() { journal.close(); }
}
