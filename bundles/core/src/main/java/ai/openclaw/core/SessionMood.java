package ai.openclaw.core;

import ai.openclaw.api.SessionEntry;
import java.util.Optional;

/**
 * How a session wants to be answered: its own settings over those of the agent (contract section 9, {@code sessions.patch}).
 *
 * @param thinking how much the model thinks; empty for what it does by itself
 * @param reasoning {@code off}, {@code on} or {@code stream}: whether people see what it thinks
 * @param verbose {@code off}, {@code on} or {@code full}: whether people see what tools do
 * @param usage {@code off}, {@code tokens} or {@code full}: what stands below an answer
 * @param leaf whether it is a sub-agent that may not spawn more
 */
record SessionMood(Optional<String> thinking, String reasoning, String verbose, String usage, boolean leaf) {

    static SessionMood of(ActiveRun run, Equipment equipment) {
        Optional<SessionEntry> entry = equipment.archive().find(run.sessionKey());
        String agentId = SessionKeys.agentId(run.sessionKey());
        return new SessionMood(
                run.request().thinking().or(() -> field(entry, "thinkingLevel"))
                        .or(() -> equipment.agents().setting(agentId, "thinkingDefault")),
                field(entry, "reasoningLevel").or(() -> equipment.agents().setting(agentId, "reasoningDefault")).orElse("off"),
                field(entry, "verboseLevel").or(() -> equipment.agents().setting(agentId, "verboseDefault")).orElse("off"),
                field(entry, "responseUsage").map(word -> word.equals("on") ? "tokens" : word).orElse("off"),
                field(entry, "subagentRole").filter("leaf"::equals).isPresent());
    }

    private static Optional<String> field(Optional<SessionEntry> entry, String name) {
        return entry.flatMap(known -> known.text(name)).filter(text -> !text.isBlank());
    }
}
