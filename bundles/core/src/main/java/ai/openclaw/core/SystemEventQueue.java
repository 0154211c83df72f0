package ai.openclaw.core;

import ai.openclaw.api.SystemEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the agents of all sessions are to be told. The lock guards the lists. */
@Component(service = {SystemEvents.class, SystemEventQueue.class})
public final class SystemEventQueue implements SystemEvents {
    private static final int MAX = 20;
    private static final int MAX_LENGTH = 2000;
    /** Sessions with something noted; those beyond are refused quietly, for nobody reads them. */
    private static final int MAX_SESSIONS = 1000;

    private final Agents agents;
    private final Map<String, List<String>> texts = new HashMap<>();
    private volatile Consumer<String> waker = _ -> {};

    @Activate
    public SystemEventQueue(@Reference Agents agents) { this.agents = agents; }

    /** Who lets a session's agent look at what was noted. */
    void onWake(Consumer<String> newWaker) { waker = newWaker; }

    @Override
    public void add(String text) { add(main(), text); }

    @Override
    public synchronized void add(String sessionKey, String text) {
        String shortened = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        List<String> noted = texts.getOrDefault(sessionKey, List.of());
        if (!noted.isEmpty() && noted.getLast().equals(shortened) || noted.isEmpty() && texts.size() == MAX_SESSIONS)
            return;
        List<String> more = new ArrayList<>(noted.size() == MAX ? noted.subList(1, MAX) : noted);
        more.add(shortened);
        texts.put(sessionKey, List.copyOf(more));
    }

    @Override
    public void wake(String sessionKey, String text) {
        add(sessionKey, text);
        waker.accept(sessionKey);
    }

    @Override
    public synchronized List<String> list() { return texts.getOrDefault(main(), List.of()); }

    @Override
    public List<String> take() { return take(main()); }

    /** Takes all that are noted for a session. */
    synchronized List<String> take(String sessionKey) {
        List<String> taken = texts.remove(sessionKey);
        return taken == null ? List.of() : taken;
    }

    private String main() { return "agent:" + agents.defaultId() + ":" + agents.session().mainKey(); }
}
