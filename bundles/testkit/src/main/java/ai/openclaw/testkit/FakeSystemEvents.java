package ai.openclaw.testkit;

import ai.openclaw.api.SystemEvents;
import java.util.List;

/** System events in a list without limits. */
public final class FakeSystemEvents implements SystemEvents {
    private List<String> texts = List.of();

    @Override
    public synchronized void add(String text) {
        texts = java.util.stream.Stream.concat(texts.stream(), java.util.stream.Stream.of(text)).toList();
    }

    @Override
    public void add(String sessionKey, String text) { add(sessionKey + ": " + text); }

    @Override
    public void wake(String sessionKey, String text) { add(sessionKey + "!: " + text); }

    @Override
    public synchronized List<String> list() { return texts; }

    @Override
    public synchronized List<String> take() {
        List<String> taken = texts;
        texts = List.of();
        return taken;
    }
}
