package ai.openclaw.protocol;

import ai.openclaw.api.PresenceEntry;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** The answer of {@code system-presence} (contract sections 6 and 7.2): the list alone. */
@ResultOf("system-presence")
public record SystemPresenceResult(@JsonValue List<PresenceEntry> presence) {}
