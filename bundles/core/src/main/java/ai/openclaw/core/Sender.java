package ai.openclaw.core;

import ai.openclaw.api.Channel;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Observations;
import ai.openclaw.api.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of one account in order, one at a time. A virtual thread lives while there is something to send; it waits for the
 * channel when that is being replaced, and between tries. The lock guards the queue, the channel, the thread and what fails.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/outbox");
    private static final Duration SEND_DEADLINE = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MS = 1000;
    private static final long LONGEST_PAUSE_MS = 60_000;
    /** Tries of one message, about a day's worth at the longest pause. */
    private static final int MAX_TRIES = 1500;

    private final String type;
    private final String account;
    private final Ledger ledger;
    private final Observations observations;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Letter> queue = new ArrayDeque<>();
    private final Map<String, CompletableFuture<Receipt>> waiting = new ConcurrentHashMap<>();
    private @Nullable Channel channel;
    private @Nullable Thread thread;
    private @Nullable Failing failing;
    private boolean closed;

    /** The message that is tried again and again, and why that was in vain so far. */
    private record Failing(String id, GatewayException why) {
        /** What it means for a message: its own failure, or that it waits behind. */
        GatewayException of(String other, String account) {
            return id.equals(other)
                    ? why
                    : GatewayException
                            .unavailable(account + ": the message is stored and sent after an earlier one, which fails: " + why.message());
        }
    }

    Sender(String type, String account, Ledger ledger, Observations observations) {
        this.type = type;
        this.account = account;
        this.ledger = ledger;
        this.observations = observations;
    }

    String type() { return type; }

    String account() { return account; }

    String name() { return type + "/" + account; }

    Optional<Channel> channel() {
        lock.lock();
        try {
            return Optional.ofNullable(channel);
        } finally {
            lock.unlock();
        }
    }

    void channel(Channel newChannel) {
        lock.lock();
        try {
            channel = newChannel;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very service that went, not one that equals it
    void gone(Channel oldChannel) {
        lock.lock();
        try {
            if (channel == oldChannel)
                channel = null;
        } finally {
            lock.unlock();
        }
    }

    int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a stored message; the future is that of {@link #outcome}. */
    CompletableFuture<Receipt> add(Letter letter) {
        CompletableFuture<Receipt> receipt = outcome(letter.id());
        lock.lock();
        try {
            queue.add(letter);
            if (thread == null && !closed)
                thread = Thread.ofVirtual().name("outbox-" + name()).start(this::drain);
        } finally {
            lock.unlock();
        }
        return receipt;
    }

    /** How the next try of a stored message goes; a failure at once when it, or one before it, is being tried again. */
    CompletableFuture<Receipt> outcome(String id) {
        lock.lock();
        try {
            return failing == null ? waiting(id) : CompletableFuture.failedFuture(failing.of(id, name()));
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Receipt> waiting(String id) { return waiting.computeIfAbsent(id, _ -> new CompletableFuture<>()); }

    /** Sends no more; the thread is interrupted and returned, for who wants to wait for it. */
    Optional<Thread> close() {
        lock.lock();
        try {
            closed = true;
            if (thread != null)
                thread.interrupt();
            return Optional.ofNullable(thread);
        } finally {
            lock.unlock();
        }
    }

    private void drain() {
        try {
            for (Optional<Letter> letter = next(); letter.isPresent(); letter = next())
                deliver(letter.get());
        } catch (InterruptedException e) {
            LOG.debug("{} stops sending", name());
        }
    }

    /** The oldest message; empty ends the thread. */
    private Optional<Letter> next() {
        lock.lock();
        try {
            Letter letter = closed ? null : queue.peek();
            if (letter == null)
                thread = null;
            return Optional.ofNullable(letter);
        } finally {
            lock.unlock();
        }
    }

    private void deliver(Letter letter) throws InterruptedException {
        long pause = FIRST_PAUSE_MS;
        for (int tries = 1;; tries++) {
            Optional<GatewayException> failure = attempt(letter, await());
            if (failure.isEmpty())
                break;
            if (tries >= MAX_TRIES) {
                settle(letter, failure.get());
                break;
            }
            pause(failure.get().retryAfterMs().orElse(pause + ThreadLocalRandom.current().nextLong(pause / 2)));
            pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        }
        lock.lock();
        try {
            queue.poll();
            failing = null;
        } finally {
            lock.unlock();
        }
    }

    /** Tells everybody who waits that it will take longer. */
    private void hold(Failing reason) {
        Map<String, CompletableFuture<Receipt>> told;
        lock.lock();
        try {
            failing = reason;
            told = Map.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        told.forEach((id, receipt) -> receipt.completeExceptionally(reason.of(id, name())));
    }

    /** Tries once; a failure that is worth another try is returned, any other settles the message. */
    private Optional<GatewayException> attempt(Letter letter, Channel to) throws InterruptedException {
        Instant started = Instant.now();
        try {
            ledger.trying(letter.id());
            Receipt receipt = PluginCall.run(name(), SEND_DEADLINE, () -> to.send(letter.message()));
            observations.tell(() -> Observed.sent(type, started, Optional.empty()));
            complete(letter, receipt);
            return Optional.empty();
        } catch (TimeoutException e) {
            observations.tell(() -> Observed.sent(type, started, Optional.of(GatewayException.uncertain("timeout"))));
            settle(letter, GatewayException.unavailable(name() + " did not say within " + SEND_DEADLINE.toSeconds()
                    + " s whether it took the message; it may or may not have arrived and is not sent again"));
            return Optional.empty();
        } catch (GatewayException e) {
            observations.tell(() -> Observed.sent(type, started, Optional.of(e)));
            if (e.code() == ErrorCode.INVALID_REQUEST || e.isUncertain()) {
                settle(letter, e);
                return Optional.empty();
            }
            LOG.warn("{}; the message is tried again", e.message());
            postpone(letter);
            hold(new Failing(letter.id(), e));
            return Optional.of(e);
        }
    }

    private void postpone(Letter letter) { note(letter, () -> ledger.postponed(letter.id())); }

    /** What has happened stays so when the disk is full: it is known until the process ends, and after that the message is unconfirmed. */
    private void note(Letter letter, Runnable entry) {
        try {
            entry.run();
        } catch (GatewayException e) {
            LOG.warn("{}: what became of the message {} is not on disk: {}", name(), letter.id(), e.message());
        }
    }

    private void settle(Letter letter, GatewayException failure) {
        LOG.warn("{}: the message {} was not sent: {}", name(), letter.id(), failure.message());
        note(letter, () -> ledger.failed(letter.id(), failure.message()));
        waiting(letter.id()).completeExceptionally(failure);
        waiting.remove(letter.id());
    }

    private void complete(Letter letter, Receipt receipt) {
        note(letter, () -> ledger.sent(letter.id(), receipt.messageId()));
        waiting(letter.id()).complete(receipt);
        waiting.remove(letter.id());
    }

    private Channel await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (channel == null)
                changed.await(1, TimeUnit.MINUTES);
            return channel;
        } finally {
            lock.unlock();
        }
    }

    private void pause(long ms) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(ms);
            while (left > 0)
                left = changed.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }
}
