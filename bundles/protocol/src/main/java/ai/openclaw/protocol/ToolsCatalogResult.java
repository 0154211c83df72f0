package ai.openclaw.protocol;

import java.util.List;
import java.util.Optional;

/** The answer of {@code tools.catalog} (contract section 6). */
@ResultOf("tools.catalog")
public record ToolsCatalogResult(String agentId, List<Profile> profiles, List<Group> groups) {
    /** A choice of tools. */
    public record Profile(ProfileId id, String label) {}

    /** The profiles that there are. */
    public enum ProfileId {
        MINIMAL, CODING, MESSAGING, FULL
    }

    /** Whether tools are well known, or what somebody added. */
    public enum Source {
        CORE, PLUGIN
    }

    /** Tools that come and go together; {@code pluginId} stands with those of plugins. */
    public record Group(String id, String label, Source source, Optional<String> pluginId, List<Tool> tools) {}

    /**
     * A tool, with the profiles that it belongs to without more configuration.
     *
     * @param allowed whether the agent's main session may use it; an addition of this gateway, as {@code sandbox.explain} says it
     * @param reason the rule that decides
     */
    public record Tool(String id, String label, String description, Source source, Optional<String> pluginId,
            List<ProfileId> defaultProfiles, Optional<Boolean> allowed, Optional<String> reason) {}
}
