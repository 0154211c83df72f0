package ai.openclaw.core;

import ai.openclaw.api.Default;
import ai.openclaw.api.Rest;
import ai.openclaw.api.Settings;
import java.util.Map;

/** The section {@code session}: how conversations are told apart (contract sections 9 and 14.4). */
@Settings("session")
record SessionSettings(@Default("\"per-sender\"") String scope, @Default("\"main\"") String dmScope, @Default("\"main\"") String mainKey,
        @Rest Map<String, Object> others) {

    /** The part {@code maintenance}, which {@link MaintenanceReader} reads: a mistake there costs no other field. */
    Map<String, Object> maintenance() {
        return Json.object(others.get("maintenance"));
    }

    /** No section at all. */
    static final SessionSettings NONE = new SessionSettings("per-sender", "main", "main", Map.of());
}
