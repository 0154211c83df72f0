package ai.openclaw.testkit;

import ai.openclaw.api.LogSettings;
import ai.openclaw.api.Logs;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log that remembers its settings, and knows one credential: {@link #CREDENTIAL}. */
public final class FakeLogs implements Logs {
    /** The text that it masks. */
    public static final String CREDENTIAL = "sk-0123456789abcdef";
    /** What {@link #apply} was called with. */
    public final List<LogSettings> applied = new CopyOnWriteArrayList<>();
    /** What it finds wrong with every setting. */
    public final List<String> problems = new CopyOnWriteArrayList<>();

    @Override
    public List<String> apply(LogSettings settings) {
        applied.add(settings);
        return List.copyOf(problems);
    }

    @Override
    public List<String> problems() { return List.copyOf(problems); }

    @Override
    public String masked(String text) { return text.replace(CREDENTIAL, "***"); }
}
