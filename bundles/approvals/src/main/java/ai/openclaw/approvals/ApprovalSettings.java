package ai.openclaw.approvals;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Settings;
import java.util.List;
import java.util.Optional;

/** Where requests for approval are told (contract section 14.4). */
@Settings("approvals")
record ApprovalSettings(@Describe("Commands that wait for approval are told to chats.") Optional<Exec> exec) {
    /**
     * Commands.
     *
     * @param sessionFilter parts of session keys, or regular expressions
     */
    record Exec(@Describe("Whether chats are told.") @Default("false") boolean enabled,
            @Describe("The chat that the session belongs to, the targets, or both.") @Default("\"session\"") Mode mode,
            @Describe("Only for these agents.") List<String> agentFilter,
            @Describe("Only for session keys with one of these in them.") List<String> sessionFilter,
            @Describe("The chats that are told.") List<Target> targets) {}

    /** Which chats are told. */
    enum Mode {
        SESSION, TARGETS, BOTH
    }

    /** A chat. */
    record Target(@NotEmpty String channel, @NotEmpty String to, Optional<String> accountId, Optional<Object> threadId) {}
}
