package ai.openclaw.testkit;

import ai.openclaw.api.Health;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Health that is always good. */
public final class FakeHealth implements Health {
    /** What {@link #refresh} was called with; false for those that are to be soon. */
    public final List<Boolean> refreshes = new CopyOnWriteArrayList<>();

    @Override
    public Map<String, Object> snapshot() { return Map.of("ok", true, "ts", 1L); }

    @Override
    public Map<String, Object> refresh(boolean probe) {
        refreshes.add(probe);
        return Map.of("ok", true, "ts", 2L);
    }

    @Override
    public void refreshSoon() { refreshes.add(false); }
}
