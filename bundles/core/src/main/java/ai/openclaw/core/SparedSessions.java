package ai.openclaw.core;

import ai.openclaw.api.SessionEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which sessions no maintenance touches: main ones, those with a name or with work, and those that somebody waits for a word from. */
final class SparedSessions {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sessions");

    /** An address on a channel. */
    private record Address(String channel, String account, String to) {}

    /**
     * What was looked up once for many sessions.
     *
     * @param keys sessions with runs or with letters that came in
     * @param addresses where letters wait to go
     */
    private record Look(Set<String> keys, Set<Address> addresses) {}

    private final SessionArchive archive;
    private final RunDesk desk;
    private final Ledger ledger;
    private final SystemEventQueue notes;
    private volatile Look look = new Look(Set.of(), Set.of());

    SparedSessions(SessionArchive archive, RunDesk desk, Ledger ledger, SystemEventQueue notes) {
        this.archive = archive;
        this.desk = desk;
        this.ledger = ledger;
        this.notes = notes;
    }

    /** Looks at runs and letters again. */
    void refresh() {
        Set<String> keys = new HashSet<>(desk.busy());
        ledger.unanswered().values().forEach(body -> key(body, keys));
        List<Letter> unsent = ledger.unsent();
        look = new Look(keys, unsent.stream().map(letter -> new Address(letter.type(), letter.account(), letter.message().to()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private void key(Map<String, Object> body, Set<String> keys) {
        try {
            keys.add(body.containsKey("message")
                    ? archive.keys().of(archive.defaults().defaultAgentId(), Letters.inbound(Json.object(body, "message")))
                    : archive.keys().canonical(Letters.request(Json.object(body, "run")).sessionKey()));
        } catch (RuntimeException e) {
            LOG.debug("a letter in the ledger names no session: {}", e.toString());
        }
    }

    /** Whether a session is spared, as far as the last look knows. */
    boolean spares(SessionEntry entry) {
        return main(entry) || entry.label().filter(label -> !label.isBlank()).isPresent() || look.keys.contains(entry.key())
                || !notes.isEmpty(entry.key()) || awaited(entry);
    }

    /** Older lists name it by one word. */
    private boolean main(SessionEntry entry) {
        return entry.key().equals("main") || entry.key().equals("global")
                || entry.key().equals(archive.keys().canonical("agent:" + entry.agentId() + ":main"));
    }

    private boolean awaited(SessionEntry entry) {
        if (look.addresses.isEmpty())
            return false;
        Map<String, Object> last = Json.object(entry.fields(), "deliveryContext");
        return look.addresses.contains(new Address(Json.text(last, "channel").orElse(""), Json.text(last, "accountId").orElse("default"),
                Json.text(last, "to").orElse("")));
    }
}
