package ai.openclaw.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The tools that are deployed, and who may use them. */
@ProviderType
public interface ToolCatalog {
    /**
     * A tool and the group that it comes with.
     *
     * @param group as its component's {@link ToolGroupType} says
     */
    record Offer(String group, String name, String description) {}

    /**
     * What the policy says of a tool.
     *
     * @param reason the rule that decides, by its key in the configuration; deny wins
     */
    record Verdict(Offer tool, boolean allowed, String reason) {}

    /**
     * For whom a tool is looked at.
     *
     * @param sessionKey canonical; empty for the agent's main session
     * @param model {@code provider/model}; empty for the one that answers in that session
     */
    record Audience(String agentId, Optional<String> sessionKey, Optional<String> model) {}

    /** Ordered by group. */
    List<Offer> offers();

    /** All that is deployed with what the policy says of it; the very rules that a run goes by. Ordered by group. */
    List<Verdict> verdicts(Audience audience);

    /** A tool that is deployed as models see it, whether the policy allows it or not. */
    Optional<ToolSpec> find(String tool);

    /** Where a session's tools work, and whether in a sandbox ({@code agents.defaults.sandbox}). */
    Workplace place(String agentId, String sessionKey);

    /**
     * Makes one call of a tool outside of a run, by the rules that a run of that session goes by.
     *
     * @param arguments JSON in JDK types
     * @param owner whether who asks may change the gateway itself
     * @return what the tool answered; empty when there is no such tool or the policy denies it to that session
     * @throws GatewayException of the tool; {@code INVALID_REQUEST} for what it was asked, {@code UNAVAILABLE} when it failed or took too long
     * @throws InterruptedException when the waiting thread is interrupted, which ends the call
     */
    Optional<ToolResult> invoke(Audience audience, String tool, Map<String, Object> arguments, boolean owner) throws InterruptedException;
}
