package ai.openclaw.modelhttp;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request to the server. It is tried up to three times while nothing of an answer has arrived, for then nothing is told twice. Made by
 * the reader's thread; aborted by any.
 */
final class ModelCall {
    private static final int TRIES = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MAX_ERROR_BODY = 64 << 10;
    private static final int MAX_WHOLE = 64 << 20;

    private final HttpClient client;
    private final HttpRequest request;
    private final Wording wording;
    private final long deadline;
    private final CountDownLatch aborted = new CountDownLatch(1);
    private volatile @Nullable CompletableFuture<HttpResponse<AnswerBody>> pending;
    private volatile @Nullable AnswerBody body;

    ModelCall(HttpClient client, HttpRequest request, Wording wording, Duration timeout) {
        this.client = client;
        this.request = request;
        this.wording = wording;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** Waits for the server to accept the request. */
    HttpResponse<AnswerBody> open() throws InterruptedException {
        for (int attempt = 1;; attempt++) {
            GatewayException failed;
            Optional<Duration> pause = Optional.of(Duration.ofMillis(200L << attempt));
            try {
                HttpResponse<AnswerBody> response = send();
                if (response.statusCode() == 200)
                    return response;
                GatewayException failure = wording.refused(response.statusCode(), text(response.body()));
                pause = RetryAfter.pause(response, pause.get()).filter(_ -> !moneyIsGone(failure));
                failed = failure;
            } catch (IOException e) {
                failed = wording.broken(e);
            }
            if (attempt == TRIES || pause.isEmpty() || pause.get().compareTo(LONGEST_PAUSE) > 0)
                throw pause.isEmpty() ? failed : failed.retryAfterMs(pause.get().toMillis());
            pause(pause.get(), failed);
        }
    }

    /** Some say it as if they were asked too often. */
    private static boolean moneyIsGone(GatewayException failure) {
        return ModelFailure.in(failure).equals(Optional.of(ModelFailure.BILLING));
    }

    private HttpResponse<AnswerBody> send() throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<AnswerBody>> future = client.sendAsync(request, _ -> new AnswerBody());
        pending = future;
        if (aborted.getCount() == 0)
            throw givenUp();
        try {
            HttpResponse<AnswerBody> response = future.get(remaining().toNanos(), TimeUnit.NANOSECONDS);
            body = response.body();
            if (aborted.getCount() == 0)
                response.body().abort();
            return response;
        } catch (ExecutionException e) {
            if (aborted.getCount() == 0)
                throw givenUp();
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (CancellationException e) {
            throw givenUp();
        } catch (java.util.concurrent.TimeoutException e) {
            future.cancel(true);
            throw wording.broken(new java.net.http.HttpTimeoutException("the time for the answer is over"));
        }
    }

    private void pause(Duration pause, GatewayException failure) throws InterruptedException {
        if (pause.compareTo(remaining()) > 0)
            throw failure;
        double jitter = 0.75 + ThreadLocalRandom.current().nextDouble() / 2;
        if (aborted.await((long) (pause.toNanos() * jitter), TimeUnit.NANOSECONDS))
            throw givenUp();
    }

    /** How long the whole answer may still take. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    GatewayException givenUp() { return wording.givenUp(); }

    boolean aborted() { return aborted.getCount() == 0; }

    /** Ends it at once, whatever it is waiting for. */
    void abort() {
        aborted.countDown();
        CompletableFuture<HttpResponse<AnswerBody>> waiting = pending;
        if (waiting != null)
            waiting.cancel(true);
        AnswerBody reading = body;
        if (reading != null)
            reading.abort();
    }

    /** The whole of an answer that is not streamed. */
    String whole(AnswerBody answer) throws InterruptedException {
        try {
            return text(answer, remaining(), MAX_WHOLE);
        } catch (IOException e) {
            throw aborted() ? givenUp() : wording.broken(e);
        } finally {
            answer.abort();
        }
    }

    /** What the server says about an error, as far as it says it soon. */
    static String text(AnswerBody body) throws InterruptedException {
        try {
            return text(body, Duration.ofSeconds(2), MAX_ERROR_BODY);
        } catch (IOException e) {
            return ""; // the status says enough
        } finally {
            body.abort();
        }
    }

    private static String text(AnswerBody body, Duration silence, int most) throws IOException, InterruptedException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Optional<List<ByteBuffer>> bytes = body.read(silence);
        while (bytes.isPresent() && text.size() < most) {
            for (ByteBuffer buffer : bytes.get()) {
                byte[] copy = new byte[buffer.remaining()];
                buffer.get(copy);
                text.writeBytes(copy);
            }
            bytes = body.read(silence);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
