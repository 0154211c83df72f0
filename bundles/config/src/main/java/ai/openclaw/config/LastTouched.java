package ai.openclaw.config;

import ai.openclaw.json5.Json5Document;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The note in a file of which version wrote it last, and when (contract section 14.1). */
record LastTouched(String version, Clock clock) {
    Json5Document in(Json5Document document) {
        return document.set(List.of("meta", "lastTouchedVersion"), version).set(List.of("meta", "lastTouchedAt"),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
