package ai.openclaw.model.cli;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The answer of a command: nothing until it ends, then all of it. The command starts with the first {@link #next}. */
final class CliStream implements ModelStream {
    private static final Pattern NO_ACCESS = Pattern.compile("log ?in|logged in|unauthori[sz]ed|authenticat|api key|credential");
    private static final Pattern TOO_MUCH = Pattern.compile("rate limit|usage limit|too many requests|quota");
    private static final Pattern TOO_LONG = Pattern.compile("prompt is too long|context (length|window)");
    private static final Pattern NO_SESSION = Pattern
            .compile("no (conversation|session|thread)|(session|conversation|thread).{0,60}not found");
    private static final int MAX_QUOTE = 300;
    private final Command command;
    private final ModelRequest request;
    private final Conversations conversations;
    private final Semaphore turns;
    private final String place;
    private final String id;
    private final Set<CliStream> open;
    private final Queue<ModelEvent> events = new ArrayDeque<>();
    private boolean ended;
    private volatile boolean closed;
    private volatile @Nullable CliProcess process;

    /**
     * @param turns of commands that may run at once
     * @param place in front of every message
     * @param open where it is as long as it is open
     */
    CliStream(Command command, ModelRequest request, Conversations conversations, Semaphore turns, String place, String id,
            Set<CliStream> open) {
        this.command = command;
        this.request = request;
        this.conversations = conversations;
        this.turns = turns;
        this.place = place;
        this.id = id;
        this.open = open;
    }

    @Override
    public Optional<ModelEvent> next() throws InterruptedException {
        if (!ended) {
            ended = true;
            long deadline = System.nanoTime() + request.timeout().toNanos();
            if (!turn(deadline))
                throw closed ? givenUp() : ModelFailure.TIMEOUT.of(place + "another answer of this command took all the time there was");
            try {
                Optional<Conversations.Known> known = conversations.find(request.options().conversation(), request.messages().size(),
                        request.model());
                ask(known, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            } finally {
                turns.release();
                open.remove(this);
            }
        }
        return Optional.ofNullable(events.poll());
    }

    /** Closing gives up the wait too, which is looked at ten times a second. */
    private boolean turn(long deadline) throws InterruptedException {
        while (!closed && System.nanoTime() < deadline)
            if (turns.tryAcquire(100, TimeUnit.MILLISECONDS))
                return true;
        return false;
    }

    private void ask(Optional<Conversations.Known> known, Duration timeout) throws InterruptedException {
        Command.Question question = question(known);
        try (CliProcess running = start(question)) {
            process = running;
            if (closed)
                throw givenUp();
            int exitCode = running.await(timeout, command.settings().longestSilence(known.isPresent(), timeout));
            if (closed)
                throw givenUp();
            answered(known, question, exitCode, running);
        } catch (TimeoutException e) {
            throw ModelFailure.TIMEOUT.of(place + "the command '" + command.settings().command() + "' was ended: " + e.getMessage());
        } finally {
            process = null;
            question.files().forEach(CliStream::delete);
        }
    }

    private Command.Question question(Optional<Conversations.Known> known) {
        try {
            return command.question(request, known);
        } catch (IOException e) {
            throw ModelFailure.REQUEST.of(place + "cannot write to " + command.folder() + ": " + e.getMessage());
        }
    }

    private CliProcess start(Command.Question question) {
        String name = command.settings().command();
        if (!Executables.found(name))
            throw missing(name, "is not installed or not on the PATH of the gateway");
        try {
            return new CliProcess(command, question);
        } catch (IOException e) {
            throw missing(name, "cannot be started: " + e.getMessage());
        }
    }

    private GatewayException missing(String name, String why) {
        return ModelFailure.UNREACHABLE.of(place + "the command '" + name + "' " + why + "; install it, or set agents.defaults.cliBackends."
                + id + ".command to its path");
    }

    private void answered(Optional<Conversations.Known> known, Command.Question question, int exitCode, CliProcess running) {
        CliAnswer answer = read(running, known.isPresent(), exitCode);
        if (exitCode != 0 || answer.error().isPresent())
            throw failed(exitCode, answer.error().orElseGet(() -> said(running)));
        if (answer.text().isEmpty())
            throw ModelFailure.OVERLOADED.of(place + "the command '" + command.settings().command() + "' answered nothing");
        answer.sessionId().or(question::sessionId).ifPresent(session -> conversations.put(request.options().conversation(),
                new Conversations.Known(session, request.messages().size(), request.model())));
        events.add(new ModelEvent.Text(answer.text()));
        events.add(new ModelEvent.Done(answer.usage(), "stop"));
    }

    private CliAnswer read(CliProcess running, boolean resumed, int exitCode) {
        try {
            return CliAnswer.of(running.output(), command.settings().output(resumed), command.settings().sessionIdFields());
        } catch (IllegalArgumentException e) {
            if (exitCode != 0)
                throw failed(exitCode, said(running));
            throw ModelFailure.OVERLOADED.of(place + "the command '" + command.settings().command() + "' printed something that is no "
                    + command.settings().output(resumed).name().toLowerCase(Locale.ROOT) + ": " + clean(running.output()));
        }
    }

    private static String said(CliProcess running) { return running.errors().isBlank() ? running.output() : running.errors(); }

    private GatewayException failed(int exitCode, String words) {
        String text = words.toLowerCase(Locale.ROOT);
        if (NO_SESSION.matcher(text).find())
            conversations.forget(request.options().conversation());
        ModelFailure kind = TOO_LONG.matcher(text).find()
                ? ModelFailure.CONTEXT
                : TOO_MUCH.matcher(text).find()
                        ? ModelFailure.RATE_LIMIT
                        : NO_ACCESS.matcher(text).find() ? ModelFailure.AUTH : ModelFailure.OVERLOADED;
        return kind.of(place + "the command '" + command.settings().command() + "' failed with exit code " + exitCode
                + (words.isBlank() ? "" : " (it says: " + clean(words) + ")"));
    }

    private static String clean(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > MAX_QUOTE ? line.substring(0, MAX_QUOTE) + "…" : line;
    }

    private GatewayException givenUp() { return GatewayException.unavailable(place + "the answer was given up"); }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it is in a folder of ours, and small
        }
    }

    @Override
    public void close() {
        closed = true;
        open.remove(this);
        CliProcess running = process;
        if (running != null)
            running.close();
    }
}
