package ai.openclaw.core;

import ai.openclaw.api.SystemEvents;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the agents of all sessions are to be told. The lock guards the lists. */
@Component(service = {SystemEvents.class, SystemEventQueue.class})
public final class SystemEventQueue implements SystemEvents {
    private static final int MAX = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH);
    private static final int MAX_LENGTH = 2000;
    /** Sessions with something noted; those beyond are refused quietly, for nobody reads them. */
    private static final int MAX_SESSIONS = 1000;

    private final Agents agents;
    private final Map<String, Noted> noted = new HashMap<>();
    private volatile Consumer<String> waker = _ -> {};

    /** What is noted for a session, oldest first, and when. */
    private record Noted(List<String> texts, List<Instant> times) {
        static final Noted NOTHING = new Noted(List.of(), List.of());

        Noted plus(String text, Instant now) {
            int from = texts.size() == MAX ? 1 : 0;
            return new Noted(plus(texts, from, text), plus(times, from, now));
        }

        private static <T> List<T> plus(List<T> list, int from, T last) {
            List<T> more = new ArrayList<>(list.subList(from, list.size()));
            more.add(last);
            return List.copyOf(more);
        }
    }

    @Activate
    public SystemEventQueue(@Reference Agents agents) { this.agents = agents; }

    /** Who lets a session's agent look at what was noted. */
    void onWake(Consumer<String> newWaker) { waker = newWaker; }

    @Override
    public void add(String text) { add(main(), text); }

    @Override
    public synchronized void add(String sessionKey, String text) {
        String shortened = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        Noted before = noted.getOrDefault(sessionKey, Noted.NOTHING);
        boolean again = !before.texts.isEmpty() && before.texts.getLast().equals(shortened);
        if (!again && (!before.texts.isEmpty() || noted.size() < MAX_SESSIONS))
            noted.put(sessionKey, before.plus(shortened, Instant.now()));
    }

    @Override
    public void wake(String sessionKey, String text) {
        add(sessionKey, text);
        waker.accept(sessionKey);
    }

    @Override
    public synchronized List<String> list() { return noted.getOrDefault(main(), Noted.NOTHING).texts; }

    @Override
    public synchronized List<String> take() {
        Noted taken = noted.remove(main());
        return taken == null ? List.of() : taken.texts;
    }

    synchronized boolean isEmpty(String sessionKey) { return !noted.containsKey(sessionKey); }

    /** The text with what is noted for the session in lines before it, as contract section 8.6 has it; it is not noted any more then. */
    synchronized String leading(String sessionKey, String text) {
        Noted taken = noted.remove(sessionKey);
        if (taken == null)
            return text;
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < taken.texts.size(); i++)
            lines.append("System: [").append(TIME.format(taken.times.get(i).atZone(ZoneId.systemDefault()))).append("] ")
                    .append(taken.texts.get(i).replace("\n", "\nSystem: ")).append('\n');
        return lines + (text.isEmpty() ? "" : "\n" + text);
    }

    private String main() { return "agent:" + agents.defaultId() + ":" + agents.session().mainKey(); }
}
