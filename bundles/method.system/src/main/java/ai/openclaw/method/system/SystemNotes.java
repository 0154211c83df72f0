package ai.openclaw.method.system;

import ai.openclaw.api.SystemEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** What was noted with system-event and not told to an agent yet; the oldest are forgotten first. */
@Component(service = {SystemNotes.class, SystemEvents.class})
public final class SystemNotes implements SystemEvents {
    private static final int MAX = 20;
    private static final int MAX_LENGTH = 2000;
    private final Deque<String> notes = new ArrayDeque<>();
    private volatile List<String> list = List.of();

    synchronized void add(String text) {
        String note = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        if (note.equals(notes.peekLast()))
            return;
        if (notes.size() == MAX)
            notes.removeFirst();
        notes.addLast(note);
        list = List.copyOf(notes);
    }

    /** Told to whoever speaks next, for there is one list for all sessions. */
    @Override
    public void note(String sessionKey, String text) { add(text); }

    /** Oldest first; the same list until something is added. */
    List<String> list() { return list; }
}
