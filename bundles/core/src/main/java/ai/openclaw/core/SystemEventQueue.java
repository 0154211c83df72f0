package ai.openclaw.core;

import ai.openclaw.api.SystemEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The system events of the main session. The lock guards the queue. */
@Component
public final class SystemEventQueue implements SystemEvents {
    private static final int MAX = 20;
    private static final int MAX_LENGTH = 2000;
    private final Deque<String> texts = new ArrayDeque<>();
    private volatile List<String> list = List.of();

    @Override
    public synchronized void add(String text) {
        String shortened = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        if (shortened.equals(texts.peekLast()))
            return;
        if (texts.size() == MAX)
            texts.removeFirst();
        texts.addLast(shortened);
        list = List.copyOf(texts);
    }

    @Override
    public List<String> list() { return list; }

    @Override
    public synchronized List<String> take() {
        List<String> taken = list;
        texts.clear();
        list = List.of();
        return taken;
    }
}
