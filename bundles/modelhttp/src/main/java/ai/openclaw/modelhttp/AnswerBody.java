package ai.openclaw.modelhttp;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a response, read with a deadline. The JDK's own body streams wait forever, and give the connection up when they are closed
 * before their very end. At most one batch of buffers is asked for ahead.
 */
final class AnswerBody implements HttpResponse.BodySubscriber<AnswerBody> {
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    /** Owned by the reader. */
    private boolean ended;

    /** Some bytes, or the end and what it came from. */
    private record Piece(List<ByteBuffer> bytes, boolean end, Optional<Throwable> failure) {}

    /**
     * Waits for more bytes.
     *
     * @return empty at the end
     * @throws IOException when the connection broke, or after the timeout
     */
    Optional<List<ByteBuffer>> read(Duration timeout) throws IOException, InterruptedException {
        if (ended)
            return Optional.empty();
        Piece piece = pieces.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        if (piece == null)
            throw new java.net.http.HttpTimeoutException("nothing for " + timeout.toSeconds() + " s");
        ended = piece.end();
        if (piece.failure().isPresent())
            throw new IOException(piece.failure().get());
        Flow.Subscription current = subscription;
        if (!ended && current != null)
            current.request(1);
        return ended ? Optional.empty() : Optional.of(piece.bytes());
    }

    /** Ends a blocked read and gives the connection up. */
    void abort() {
        Flow.Subscription current = subscription;
        if (current != null)
            current.cancel();
        pieces.add(new Piece(List.of(), true, Optional.of(new IOException("closed"))));
    }

    @Override
    public CompletionStage<AnswerBody> getBody() { return CompletableFuture.completedStage(this); }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) { pieces.add(new Piece(bytes, false, Optional.empty())); }

    @Override
    public void onError(Throwable failure) { pieces.add(new Piece(List.of(), true, Optional.of(failure))); }

    @Override
    public void onComplete() { pieces.add(new Piece(List.of(), true, Optional.empty())); }
}
