package ai.openclaw.method.channels;

import ai.openclaw.api.Call;
import ai.openclaw.api.Channels;
import ai.openclaw.api.Config;
import ai.openclaw.api.ConfigEditor;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.ChannelsLogoutParams;
import ai.openclaw.protocol.ChannelsLogoutResult;
import ai.openclaw.protocol.ChannelsStatusParams;
import ai.openclaw.protocol.MessageActionParams;
import ai.openclaw.protocol.PollParams;
import ai.openclaw.protocol.SendParams;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods channels.status, channels.logout, send, poll and message.action (contract sections 6 and 21). */
@Component
public final class ChannelMethods implements MethodGroup {
    private static final int DEFAULT_PROBE_MS = 10_000;
    private static final int MAX_PROBE_MS = 60_000;
    private final Channels channels;
    private final Sending sending;
    private final Actions actions;
    private final Logout logout;

    @Activate
    public ChannelMethods(@Reference Channels channels, @Reference Config config, @Reference ConfigEditor editor) {
        this.channels = channels;
        sending = new Sending(channels);
        actions = new Actions(sending);
        logout = new Logout(channels, config, editor);
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("channels.status", Scope.READ, ChannelsStatusParams.class, this::status).slowly(),
                GatewayMethod.of("send", Scope.WRITE, SendParams.class, (params, _) -> sending.send(params)).slowly(),
                GatewayMethod.of("channels.logout", Scope.ADMIN, ChannelsLogoutParams.class, (params, _) -> logout.logout(params)).slowly(),
                GatewayMethod.of("poll", Scope.WRITE, PollParams.class, (params, _) -> sending.poll(params)), GatewayMethod
                        .of("message.action", Scope.WRITE, MessageActionParams.class, (params, _) -> actions.perform(params)).slowly());
    }

    private Map<String, Object> status(ChannelsStatusParams params, Call call) throws InterruptedException {
        StatusReport report = new StatusReport(channels.accounts(), Clock.systemUTC());
        if (params.probe().orElse(false))
            report.probe(Duration.ofMillis(Math.clamp(params.timeoutMs().orElse(DEFAULT_PROBE_MS), 1, MAX_PROBE_MS)));
        return report.json();
    }
}
