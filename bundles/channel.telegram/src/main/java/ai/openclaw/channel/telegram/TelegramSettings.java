package ai.openclaw.channel.telegram;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Range;
import ai.openclaw.api.Secret;
import ai.openclaw.api.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of one Telegram account. The keys of {@link Object} type are documented and accepted, and not acted on yet.
 */
@Settings("channels.telegram")
record TelegramSettings(@Describe("Whether the account is started.") @Default("true") boolean enabled,
        @Describe("How the account is called in lists.") Optional<String> name,
        @Describe("The token from @BotFather; the account default also takes TELEGRAM_BOT_TOKEN.") Optional<Secret> botToken,
        @Describe("A file with the token and nothing else.") Optional<String> tokenFile,
        @Describe("Who may write to the bot: pairing, allowlist, open or disabled.") @Default("\"pairing\"") DmPolicy dmPolicy,
        @Describe("Numeric user ids that may write to the bot; * with dmPolicy open.") List<Object> allowFrom,
        @Describe("Which groups are answered: allowlist, open or disabled.") @Default("\"allowlist\"") GroupPolicy groupPolicy,
        @Describe("Groups by their numeric id; * is any.") Map<String, Group> groups,
        @Describe("Numeric user ids that are answered in groups; without it, allowFrom.") List<Object> groupAllowFrom,
        @Describe("The server of the Bot API.") @Default("\"https://api.telegram.org\"") String apiRoot,
        @Describe("The longest message that is sent; longer answers come in pieces.") @Default("4000") @Range(min = 1, max = 4096) int textChunkLimit,
        @Describe("Whether links are shown with a preview.") @Default("true") boolean linkPreview,
        @Describe("The longest wait for the Bot API, in seconds.") @Default("30") @Range(min = 1, max = 600) int timeoutSeconds,
        Optional<Object> streaming, Optional<Object> streamMode, Optional<Object> chunkMode, Optional<Object> blockStreaming,
        Optional<Object> blockStreamingCoalesce, Optional<Object> draftChunk, Optional<Object> replyToMode, Optional<Object> ackReaction,
        Optional<Object> reactionNotifications, Optional<Object> reactionLevel, Optional<Object> actions, Optional<Object> commands,
        Optional<Object> customCommands, Optional<Object> capabilities, Optional<Object> markdown, Optional<Object> configWrites,
        Optional<Object> defaultTo, Optional<Object> historyLimit, Optional<Object> dmHistoryLimit, Optional<Object> dms,
        Optional<Object> direct, Optional<Object> mediaMaxMb, Optional<Object> responsePrefix, Optional<Object> heartbeat,
        Optional<Object> retry, Optional<Object> network, Optional<Object> proxy, Optional<Object> execApprovals,
        Optional<Object> threadBindings, Optional<Object> webhookUrl, Optional<Secret> webhookSecret, Optional<Object> webhookPath,
        Optional<Object> webhookHost, Optional<Object> webhookPort, Optional<Object> webhookCertPath) {

    /** Who may write to the bot. */
    enum DmPolicy {
        PAIRING, ALLOWLIST, OPEN, DISABLED
    }

    /** Which groups are answered. */
    enum GroupPolicy {
        ALLOWLIST, OPEN, DISABLED
    }

    /** A group. */
    record Group(@Default("true") boolean enabled, @Default("true") boolean requireMention, List<Object> allowFrom,
            Optional<GroupPolicy> groupPolicy, Optional<Object> skills, Optional<Object> systemPrompt, Optional<Object> topics) {}
}
