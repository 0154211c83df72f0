package ai.openclaw.testkit;

import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Events that are only remembered. */
public final class RecordingEvents implements Events {
    public final List<GatewayEvent> published = new CopyOnWriteArrayList<>();

    @Override
    public void publish(GatewayEvent event) { published.add(event); }

    /** The published events of one name. */
    public List<GatewayEvent> named(String name) {
        return published.stream().filter(event -> event.name().equals(name)).toList();
    }
}
