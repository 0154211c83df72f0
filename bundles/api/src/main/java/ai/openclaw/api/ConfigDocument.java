package ai.openclaw.api;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The file {@code openclaw.json} as people look at it and change it: its text, its schema, what a change would cost (contract section 14). */
@ProviderType
public interface ConfigDocument {
    /** The file, absolute. */
    Path path();

    /** The file as it is now, every secret masked, with what is wrong about it: the answer of {@code config.get}. */
    JsonText.Raw view();

    /** JSON Schema of all keys, those of installed plugins among them, with labels and help: the answer of {@code config.schema}. */
    JsonText.Raw schema();

    /** One place of the schema with what is directly below it; empty when there is none of that path. */
    Optional<Map<String, Object>> lookup(String path);

    /** Everything that is wrong with the file, as {@code config.get} lists it. */
    List<Map<String, Object>> issues();

    /**
     * Checks a change, writes it, and lets it take effect: what can be done in place is done before this returns.
     *
     * @throws GatewayException {@code INVALID_REQUEST} in the words of contract section 14.1, {@code UNAVAILABLE} when the file cannot be
     *         written
     */
    Outcome write(Proposal proposal);

    /** Checks a change as {@link #write} does and says what it would cost; writes nothing. The base hash need not be given. */
    List<Effect> plan(Proposal proposal);

    /** The texts that the file had, newest first, as far as a copy or a line of the audit log tells of them. */
    List<Version> history();

    /**
     * What differs between two versions, secrets masked.
     *
     * @param from {@code file}, {@code 1} (the newest copy) to {@code 5}, {@code last-good}, or {@code in-force} while the gateway runs
     * @param to likewise
     * @throws GatewayException {@code INVALID_REQUEST} when there is no such version, or it cannot be read
     */
    Comparison diff(String from, String to);

    /**
     * Puts the exact bytes of a version back, and lets them take effect as {@link #write} does.
     *
     * @param version as for {@link #diff}
     * @param force whether it may have issues
     * @throws GatewayException as {@link #write}
     */
    Outcome rollback(String version, boolean force);

    /** How the text of a proposal is meant. */
    enum Manner {
        /** The whole file; takes effect as an edit by hand does. */
        SET,
        /** A JSON merge patch: null deletes, arrays replace. */
        PATCH,
        /** The whole file; what it says is put into the one that there is, whose comments stay. */
        APPLY,
        /** Changes of single places, as {@link Proposal#of} writes them. */
        EDIT,
        /** The whole file, comments and all. */
        TEXT
    }

    /**
     * A change that somebody wants.
     *
     * @param raw JSON5
     * @param baseHash of the file that the change was thought out for
     * @param sessionKey the conversation that is to hear of a restart
     * @param note to be told after a restart
     * @param restartDelay how long a restart waits
     */
    record Proposal(Manner manner, String raw, Optional<String> baseHash, Optional<String> sessionKey, Optional<String> note,
            Duration restartDelay) {
        /** Changes of single places: a JSON array of objects with {@code path}, and {@code value} unless it is to be taken away. */
        public static Proposal of(List<ConfigEditor.Edit> edits, Optional<String> baseHash, Duration restartDelay) {
            List<Map<String, Object>> list = new ArrayList<>();
            for (ConfigEditor.Edit edit : edits)
                list.add(switch (edit) {
                    case ConfigEditor.Edit.Set(List<String> path, Object value) -> Map.of("path", path, "value", value);
                    case ConfigEditor.Edit.Remove(List<String> path) -> Map.of("path", path);
                });
            return new Proposal(Manner.EDIT, JsonText.write(list), baseHash, Optional.empty(), Optional.empty(), restartDelay);
        }
    }

    /**
     * What came of it.
     *
     * @param config the new configuration with defaults, masked
     * @param effects the changed paths
     * @param restart what happens to the process
     * @param notice what is told after a restart; lies in a file until then if there is one
     */
    record Outcome(JsonText.Raw config, List<Effect> effects, Restart restart, Notice notice) {}

    /**
     * A changed path and how it takes effect.
     *
     * @param what starts anew or changes, such as {@code channels.telegram~work}; empty when nothing does
     * @param connections that it costs: sockets of clients, and those of a channel to its platform
     */
    record Effect(String path, Means means, String what, int connections) {}

    /** How a change takes effect, from the cheapest on. */
    enum Means {
        /** The value is read whenever it is used, or its component takes it while it goes on. */
        IN_PLACE,
        /** One component starts anew, appears or goes. */
        COMPONENT,
        /** A bundle starts or stops. */
        BUNDLE,
        /** The port is opened anew; clients connect again. */
        LISTENER,
        /** The process starts anew. */
        PROCESS,
        /** The process would have to start anew, but {@code gateway.reload.mode} forbids it. */
        IGNORED
    }

    /**
     * Whether and when the process starts anew.
     *
     * @param delayMs from now
     * @param coalesced whether another one was due already
     */
    record Restart(boolean needed, long delayMs, boolean coalesced) {}

    /** The file that is left for the successor, and what it says. */
    record Notice(Path path, Map<String, Object> payload) {}

    /**
     * A text that the file had or has.
     *
     * @param ids what {@link #diff} and {@link #rollback} know it by; none when no copy is left
     * @param at when it was written
     * @param by the method or command that wrote it; {@code hand} when nobody noted that
     * @param hash SHA-256 of its bytes
     * @param changedPaths how many places it changed, if that was noted
     */
    record Version(List<String> ids, Instant at, String by, String hash, long bytes, Optional<Long> changedPaths) {}

    /**
     * What differs between two versions, secrets masked.
     *
     * @param text the lines that differ, as {@code diff -u} writes them
     */
    record Comparison(String from, String to, List<Changed> changes, String text) {}

    /**
     * A place that differs.
     *
     * @param before empty when it was not there
     * @param after empty when it is not there
     */
    record Changed(String path, Optional<Object> before, Optional<Object> after) {}
}
