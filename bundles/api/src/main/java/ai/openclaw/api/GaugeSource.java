package ai.openclaw.api;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Somebody who knows how things stand now, such as how many runs wait. */
@ConsumerType
public interface GaugeSource {
    /** Read when somebody measures; returns at once. */
    List<Gauge> gauges();

    /**
     * A reading.
     *
     * @param name in snake case, with its unit at the end: {@code lanes_waiting}, {@code outbox_oldest_seconds}
     * @param help one sentence
     * @param labels each from a small set
     */
    record Gauge(String name, String help, Map<String, String> labels, double value) {
        public Gauge {
            labels = Map.copyOf(labels);
        }

        public static Gauge of(String name, String help, double value) { return new Gauge(name, help, Map.of(), value); }
    }
}
