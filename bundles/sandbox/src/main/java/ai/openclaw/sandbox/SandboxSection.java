package ai.openclaw.sandbox;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Range;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.Rest;
import ai.openclaw.api.Settings;
import java.util.Map;

/**
 * What sandboxes are made of and how long they are kept: the section {@code agents.defaults.sandbox}, an agent's own values over it (contract
 * section 14.4). Who is sandboxed stands in the rest of it, and is decided elsewhere.
 */
@Settings("agents.defaults.sandbox")
record SandboxSection(
        @Describe("What makes sandboxes: an engine with the Docker API, bubblewrap, or whichever works.") @Default("\"auto\"") Choice backend,
        @Default("{}") DockerSettings docker, @Default("{}") Prune prune, @Rest Map<String, Object> others) {

    /** What makes sandboxes. */
    enum Choice {
        AUTO, DOCKER, BUBBLEWRAP
    }

    /** When sandboxes that nobody uses are removed; zero is never. */
    record Prune(@Describe("Hours without a command.") @Default("24") @Range(min = 0) int idleHours,
            @Describe("Days since it was made.") @Default("7") @Range(min = 0) int maxAgeDays) {}

    static SandboxSection read(Map<String, Object> settings) {
        Reading<SandboxSection> reading = RecordReader.read(settings, SandboxSection.class);
        return reading.value().orElseThrow(
                () -> GatewayException.unavailable("agents.defaults.sandbox: " + reading.text() + "; see openclaw sandbox explain"));
    }
}
