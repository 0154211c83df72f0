package ai.openclaw.control;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.Call;
import ai.openclaw.api.Caller;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.Scope;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests of one admitted client (contract sections 4 and 5). Used by the thread that reads its socket; slow
 * methods answer from threads of their own. */
final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/ws");
    private static final int MAX_SLOW = 64;
    private static final int MAX_UNAUTHORIZED = 100;
    private static final long RETRY_AFTER_MS = 1500;
    private static final long RETURNING_MS = 250;
    private static final long WORTH_A_LINE_NANOS = Duration.ofMillis(50).toNanos();
    private final Connection connection;
    private final Outgoing out;
    private final Methods methods;
    private final BooleanSupplier stopping;
    private final Executor afterEvents;
    private final Semaphore slow = new Semaphore(MAX_SLOW);
    private final Set<Underway> underway = ConcurrentHashMap.newKeySet();
    private int unauthorized;

    /** @param afterEvents answers behind the events that were told before */
    Requests(Connection connection, Outgoing out, Methods methods, BooleanSupplier stopping, Executor afterEvents) {
        this.connection = connection;
        this.out = out;
        this.methods = methods;
        this.stopping = stopping;
        this.afterEvents = afterEvents;
    }

    void handle(String text) {
        Object frame;
        try {
            frame = JsonText.parse(text);
        } catch (IllegalArgumentException e) {
            LOG.debug("conn={} sent no JSON; ignored", connection.shortId());
            return;
        }
        Request request = new Request(Frames.id(frame),
                frame instanceof Map<?, ?> map && map.get("method") instanceof String name ? name : "?",
                frame instanceof Map<?, ?> map ? map.get("params") : null, System.nanoTime());
        try {
            String problems = Frames.problems(frame);
            if (!problems.isEmpty())
                throw GatewayException.invalid("invalid request frame: " + problems);
            accept(request);
        } catch (GatewayException e) {
            failed(request, e);
        }
    }

    private record Request(String id, String method, @Nullable Object params, long started) {}

    private void accept(Request request) {
        Caller caller = connection.caller().orElseThrow();
        Optional<GatewayMethod<?, ?>> method = methods.find(request.method);
        if (method.isEmpty() && methods.expected(request.method))
            throw GatewayException.unavailable(request.method + " is being started; try again").retryAfterMs(RETURNING_MS);
        authorize(request.method, method, caller);
        if (request.method.equals("connect"))
            throw GatewayException.invalid("connect is only valid as the first request");
        if (stopping.getAsBoolean())
            throw new GatewayException(ErrorCode.UNAVAILABLE, "the gateway is stopping").retryAfterMs(RETRY_AFTER_MS);
        GatewayMethod<?, ?> found = method.orElseThrow(() -> GatewayException.invalid("unknown method: " + request.method));
        if (found.limited())
            connection.useWriteRation(request.method);
        if (found.slow())
            beside(request, found, caller);
        else
            now(request, found, caller);
    }

    /** The answer leaves before the events that the work gives rise to, for they are told by another thread. */
    private void now(Request request, GatewayMethod<?, ?> method, Caller caller) {
        out.hold();
        try {
            tell(request, outcome(request, method, caller), out::queue);
        } finally {
            out.release();
        }
    }

    /** Before anything is said about parameters, or whether the method exists. A method nobody knows takes admin. */
    private void authorize(String name, Optional<GatewayMethod<?, ?>> method, Caller caller) {
        Scope scope = method.map(GatewayMethod::scope).orElse(Scope.ADMIN);
        boolean node = caller.role().equals("node");
        if (scope == Scope.NODE ? !node : node && !name.equals("health"))
            throw unauthorized(GatewayException.invalid("unauthorized role: " + caller.role()));
        if (scope != Scope.NODE && !scope.grantedBy(caller.scopes()))
            throw unauthorized(missing(scope));
        unauthorized = 0;
    }

    private GatewayException missing(Scope scope) {
        String text = "missing scope: " + scope.id();
        if (connection.protocol() < 4)
            return GatewayException.invalid(text);
        return new GatewayException(ErrorCode.FORBIDDEN, text)
                .with(Map.of("code", "MISSING_SCOPE", "missingScope", scope.id(), "requiredScopes", List.of(scope.id())));
    }

    /** Somebody who keeps asking for what it may not have is sent away (security checklist 20). */
    private GatewayException unauthorized(GatewayException failure) {
        if (++unauthorized >= MAX_UNAUTHORIZED)
            connection.refused("repeated unauthorized requests");
        return failure;
    }

    /** The answer of a method that takes its time stands behind the events that the work gave rise to. */
    private void beside(Request request, GatewayMethod<?, ?> method, Caller caller) {
        if (!slow.tryAcquire())
            throw new GatewayException(ErrorCode.UNAVAILABLE, MAX_SLOW + " requests of this connection are under way; wait for one of them")
                    .retryAfterMs(RETRY_AFTER_MS);
        Thread.ofVirtual().name("rpc-" + method.name()).start(() -> {
            try {
                Outcome outcome = outcome(request, method, caller);
                afterEvents.execute(() -> {
                    tell(request, outcome, out::tell);
                    out.flush();
                });
            } finally {
                slow.release();
            }
        });
    }

    /** What a handler came to: an answer, a failure, or nothing more because the caller was told that it took too long. */
    private sealed interface Outcome {
        record Answer(ByteBuffer frame) implements Outcome {}

        record Failure(GatewayException why) implements Outcome {}

        record TooLate() implements Outcome {}
    }

    private <P extends Record, R> Outcome outcome(Request request, GatewayMethod<P, R> method, Caller caller) {
        Underway call = new Underway(method.deadline().toNanos(), () -> tooLate(request, method));
        underway.add(call);
        Outcome outcome = called(request, method, caller);
        underway.remove(call);
        return call.end() ? outcome : new Outcome.TooLate();
    }

    private void tooLate(Request request, GatewayMethod<?, ?> method) {
        String late = method.name() + " did not end within " + method.deadline().toSeconds() + " s";
        LOG.error("{} and is interrupted; it is of {}", late, method.handler().getClass().getName());
        failed(request, GatewayException.unavailable("Error: " + late));
    }

    private <P extends Record, R> Outcome called(Request request, GatewayMethod<P, R> method, Caller caller) {
        try {
            P params = Params.read(method.name(), request.params, method.params(), method.strict());
            return new Outcome.Answer(
                    ByteBuffer.wrap(Frames.ok(request.id, method.handler().handle(params, new OneCall(request, caller)))));
        } catch (GatewayException e) {
            return new Outcome.Failure(e);
        } catch (InterruptedException e) {
            return new Outcome.Failure(GatewayException.unavailable("Error: " + method.name() + " was interrupted"));
        } catch (Exception | LinkageError | StackOverflowError e) {
            LOG.error("method {} of {} failed: {}", method.name(), method.handler().getClass().getName(), LogText.of(e.toString()), e);
            return new Outcome.Failure(GatewayException.unavailable("Error: " + Optional.ofNullable(e.getMessage()).orElse(e.toString())));
        }
    }

    private void tell(Request request, Outcome outcome, Consumer<ByteBuffer> way) {
        switch (outcome) {
            case Outcome.Answer(ByteBuffer frame) -> {
                way.accept(frame);
                done(request);
            }
            case Outcome.Failure(GatewayException why) -> failed(request, why);
            case Outcome.TooLate() -> {
            }
        }
    }

    /** Ends the calls that took too long. */
    void checkDeadlines(long now) {
        for (Underway call : underway)
            call.check(now);
    }

    /** One request as its handler sees it. */
    private final class OneCall implements Call {
        private final Request request;
        private final Caller caller;

        OneCall(Request request, Caller caller) {
            this.request = request;
            this.caller = caller;
        }

        @Override
        public Caller caller() { return caller; }

        @Override
        public void acknowledge(Object payload) { out.send(Frames.ok(request.id, payload)); }
    }

    private void done(Request request) {
        long nanos = System.nanoTime() - request.started;
        if (nanos >= WORTH_A_LINE_NANOS)
            LOG.info("⇄ res ✓ {} {}ms conn={} id={}", LogText.of(request.method), nanos / 1_000_000, connection.shortId(),
                    LogText.of(request.id));
    }

    /** Of requests that are refused again and again, only some get a line. */
    private void failed(Request request, GatewayException failure) {
        out.send(Frames.failed(request.id, failure));
        if (Integer.bitCount(unauthorized) <= 1)
            LOG.info("⇄ res ✗ {} {}ms errorCode={} errorMessage={} conn={} id={}", LogText.of(request.method),
                    (System.nanoTime() - request.started) / 1_000_000, failure.code(), LogText.of(failure.message()), connection.shortId(),
                    LogText.of(request.id));
    }
}
