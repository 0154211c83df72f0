package ai.openclaw.config;

import ai.openclaw.schema.SchemaIssue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the configuration that the gateway starts with: the file, or the last good copy when the file is broken. */
final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private final ConfigFile file;
    private final ConfigLoader loader;
    private final Completion completion;
    private final LastGood lastGood;
    private final StartCheck check;
    private final Function<Snapshot, List<SchemaIssue>> strict;

    /** @param strict everything that is wrong with a snapshot, asked for only when that matters */
    Startup(ConfigFile file, ConfigLoader loader, Completion completion, LastGood lastGood, StartCheck check,
            Function<Snapshot, List<SchemaIssue>> strict) {
        this.file = file;
        this.loader = loader;
        this.completion = completion;
        this.lastGood = lastGood;
        this.check = check;
        this.strict = strict;
    }

    /** @param read takes the hash of each file that was looked at */
    Snapshot read(Map<Path, String> read) throws Refused {
        refuseIf(check.options());
        Optional<byte[]> bytes;
        try {
            bytes = file.read();
            if (bytes.isEmpty())
                refuseIf(check.missing());
            Snapshot snapshot = bytes.isEmpty() ? loader.empty(read) : loader.load(bytes.get(), read);
            return checked(snapshot, bytes.orElse(new byte[0]), true, read);
        } catch (ConfigException e) {
            return readLastGood(e);
        }
    }

    private Snapshot readLastGood(ConfigException broken) throws Refused {
        String failure = "Failed to read config at " + file.path() + " " + broken.text();
        byte[] copy = lastGood.read().filter(_ -> !check.strict()).orElseThrow(() -> new Refused(failure + place(broken)));
        try {
            Map<Path, String> unused = new TreeMap<>();
            Snapshot snapshot = checked(loader.load(copy, unused), copy, false, unused);
            String problem = failure + "; started with the last good copy " + lastGood.path() + ", correct the file and it is read again";
            LOG.warn("{}{}", problem, place(broken));
            return snapshot.about(hash(), List.of(problem));
        } catch (ConfigException e) {
            throw new Refused(failure + place(broken) + "\nThe last good copy " + lastGood.path() + " cannot be read either: " + e.text());
        }
    }

    private static String place(ConfigException e) { return e.place().isEmpty() ? "" : "\n" + e.place(); }

    private String hash() {
        try {
            return Hashes.sha256(file.read().orElse(new byte[0]));
        } catch (ConfigException e) {
            return Hashes.sha256(new byte[0]);
        }
    }

    private Snapshot checked(Snapshot snapshot, byte[] bytes, boolean writable, Map<Path, String> read) throws Refused, ConfigException {
        if (check.strict())
            refuseIf(check.invalid(strict.apply(snapshot)));
        refuseIf(check.vital(snapshot));
        refuseIf(check.mode(snapshot));
        refuseIf(check.access(snapshot));
        return completion.complete(snapshot, bytes, writable, read);
    }

    private static void refuseIf(Optional<String> reason) throws Refused {
        if (reason.isPresent())
            throw new Refused(reason.get());
    }

    /** The gateway cannot start; the message is for the person who started it. */
    static final class Refused extends Exception {
        Refused(String message) { super(message); }

        String text() { return String.valueOf(getMessage()); }
    }
}
