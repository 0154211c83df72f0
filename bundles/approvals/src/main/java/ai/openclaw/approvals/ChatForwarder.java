package ai.openclaw.approvals;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.ChannelAccount;
import ai.openclaw.api.Channels;
import ai.openclaw.api.EventSink;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SettingsReader;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells chats of commands that wait for approval ({@code approvals.exec}), and how to answer. At most 16 messages are under way. */
@Component(service = {EventSink.class,
        ChatForwarder.class}, immediate = true, configurationPid = ChatForwarder.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ChatForwarder implements EventSink {
    static final String PID = "approvals";
    private static final Logger LOG = LoggerFactory.getLogger(ChatForwarder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> CHATS = Set.of("direct", "dm", "group", "channel");
    private static final int MAX_COMMAND = 3000;
    private final Channels channels;
    private final Sessions sessions;
    private final Optional<ApprovalSettings.Exec> settings;
    private final Semaphore places = new Semaphore(16);

    @Activate
    public ChatForwarder(@Reference Channels channels, @Reference Sessions sessions, Map<String, Object> properties) {
        this(channels, sessions, SettingsReader.read(properties, PID, ApprovalSettings.class));
    }

    ChatForwarder(Channels channels, Sessions sessions, ApprovalSettings settings) {
        this.channels = channels;
        this.sessions = sessions;
        this.settings = settings.exec().filter(ApprovalSettings.Exec::enabled);
    }

    @Override
    public void accept(GatewayEvent event) {
        if (event.name().equals("exec.approval.requested") && event.payload() instanceof ApprovalRequest request)
            for (ApprovalSettings.Target target : targets(request.request()))
                if (places.tryAcquire())
                    Thread.ofVirtual().name("approval-" + request.id()).start(() -> send(request, target));
                else
                    LOG.warn("too many messages about approvals are under way; {} was not told of {}", target.channel(), request.id());
    }

    /** Which chats are told of a command. */
    Set<ApprovalSettings.Target> targets(ApprovalRequest.Asked asked) {
        Set<ApprovalSettings.Target> targets = new LinkedHashSet<>();
        settings.filter(exec -> concerns(exec, asked)).ifPresent(exec -> {
            if (exec.mode() != ApprovalSettings.Mode.TARGETS)
                asked.sessionKey().flatMap(this::chat).ifPresent(targets::add);
            if (exec.mode() != ApprovalSettings.Mode.SESSION)
                targets.addAll(exec.targets());
        });
        return targets;
    }

    private static boolean concerns(ApprovalSettings.Exec exec, ApprovalRequest.Asked asked) {
        String key = asked.sessionKey().orElse("");
        return (exec.agentFilter().isEmpty() || asked.agentId().filter(exec.agentFilter()::contains).isPresent())
                && (exec.sessionFilter().isEmpty()
                        || exec.sessionFilter().stream().anyMatch(part -> key.contains(part) || found(part, key)));
    }

    private static boolean found(String regex, String key) {
        try {
            return Pattern.compile(regex).matcher(key).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** The chat that a session last spoke through. */
    private Optional<ApprovalSettings.Target> chat(String sessionKey) {
        return sessions.find(sessionKey).map(entry -> entry.fields().get("deliveryContext")).filter(Map.class::isInstance)
                .map(Map.class::cast).flatMap(ChatForwarder::target).or(() -> named(sessionKey));
    }

    /** The chat that a key such as {@code agent:main:telegram:group:-100} names. */
    private static Optional<ApprovalSettings.Target> named(String sessionKey) {
        String[] parts = sessionKey.split(":", 5);
        return parts.length == 5 && parts[0].equals("agent") && CHATS.contains(parts[3]) && !parts[4].contains(":")
                ? Optional.of(new ApprovalSettings.Target(parts[2], parts[4], Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    private static Optional<ApprovalSettings.Target> target(Map<?, ?> context) {
        if (!(context.get("channel") instanceof String channel) || channel.equals("webchat") || !(context.get("to") instanceof String to))
            return Optional.empty();
        Optional<String> account = context.get("accountId") instanceof String id ? Optional.of(id) : Optional.empty();
        return Optional.of(new ApprovalSettings.Target(channel, to, account, Optional.ofNullable(context.get("threadId"))));
    }

    private void send(ApprovalRequest request, ApprovalSettings.Target target) {
        try {
            String account = target.accountId().orElseGet(() -> account(target.channel()));
            channels.send(target.channel(), account, new OutboundMessage("approval-" + request.id() + "-" + target.to(), target.to(),
                    text(request), Optional.empty(), target.threadId().map(String::valueOf)), PATIENCE);
        } catch (GatewayException e) {
            LOG.warn("{} could not be told of approval {}: {}", target.channel(), request.id(), e.message());
        } catch (RuntimeException e) {
            LOG.warn("{} could not be told of approval {}", target.channel(), request.id(), e);
        } finally {
            places.release();
        }
    }

    private String account(String channel) {
        List<String> accounts = channels.accounts().stream().filter(account -> account.type().equals(channel)).map(ChannelAccount::account)
                .toList();
        return accounts.contains("default") || accounts.isEmpty() ? "default" : accounts.getFirst();
    }

    /** What does not fit is not left out in silence: such a command is approved where it is seen whole. */
    static String text(ApprovalRequest request) {
        ApprovalRequest.Asked asked = request.request();
        String command = asked.command().replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\n]]", "\uFFFD");
        String where = asked.cwd().map(folder -> " in `" + folder + "`").orElse("");
        String head = "Agent " + asked.agentId().orElse("?") + " asks to run on the " + asked.host().orElse("gateway") + where + ":\n";
        if (command.length() > MAX_COMMAND)
            return head + "a command of " + command.length()
                    + " characters, too long to be shown here. See it with: openclaw approvals pending";
        String fence = "`".repeat(Math.max(3, longestRun(command) + 1));
        return head + fence + "\n" + command + "\n" + fence + "\nAnswer within " + (request.expiresAtMs() - request.createdAtMs()) / 1000
                + " s with one of:\n/approve " + request.id() + " allow-once\n/approve " + request.id() + " allow-always\n/approve "
                + request.id() + " deny";
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
