package ai.openclaw.api;

import java.nio.file.Path;
import java.time.Duration;
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

    /** How the text of a proposal is meant. */
    enum Manner {
        /** The whole file; takes effect as an edit by hand does. */
        SET,
        /** A JSON merge patch: null deletes, arrays replace. */
        PATCH,
        /** The whole file. */
        APPLY
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
            Duration restartDelay) {}

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
}
