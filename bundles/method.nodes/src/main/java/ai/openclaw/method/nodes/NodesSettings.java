package ai.openclaw.method.nodes;

import ai.openclaw.api.Describe;
import ai.openclaw.api.Settings;
import java.util.List;
import java.util.Optional;

/** What nodes may do (contract section 11). */
@Settings("gateway.nodes")
public record NodesSettings(@Describe("Commands that nodes may offer beyond those of their platform") List<String> allowCommands,
        @Describe("Commands that no node may offer") List<String> denyCommands,
        @Describe("Which node lends its browser") Optional<Browser> browser) {
    static final NodesSettings DEFAULT = new NodesSettings(List.of(), List.of(), Optional.empty());

    /** The node whose browser the agents use. */
    public record Browser(Optional<Mode> mode, Optional<String> node) {}

    /** How that node is chosen. */
    public enum Mode {
        AUTO, MANUAL, OFF
    }
}
