package ai.openclaw.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import ai.openclaw.api.Scope;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeChannels;
import ai.openclaw.testkit.FakeSessions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Which chats are told of a command that waits. */
class ChatForwarderTest {
    private static final ApprovalSettings.Target HOME = new ApprovalSettings.Target("telegram", "1", Optional.empty(), Optional.empty());
    private static final ApprovalSettings.Target GROUP = new ApprovalSettings.Target("telegram", "-7", Optional.empty(), Optional.empty());
    private final List<OutboundMessage> sent = new CopyOnWriteArrayList<>();
    private final FakeChannels channels = new FakeChannels();

    private ChatForwarder forwarder(boolean enabled, ApprovalSettings.Mode mode, List<String> agents, List<String> sessions) {
        return new ChatForwarder(channels, new FakeSessions(),
                new ApprovalSettings(Optional.of(new ApprovalSettings.Exec(enabled, mode, agents, sessions, List.of(HOME)))));
    }

    private static ApprovalRequest.Asked asked(String sessionKey) {
        return new ApprovalRequest.Asked("ls", Optional.empty(), Optional.empty(), Optional.of("/work"), Optional.empty(),
                Optional.of("gateway"), Optional.empty(), Optional.empty(), Optional.of("main"), Optional.empty(), Optional.of(sessionKey),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private List<ApprovalSettings.Target> targets(ChatForwarder forwarder, String sessionKey) {
        return List.copyOf(forwarder.targets(asked(sessionKey)));
    }

    @Test
    void theSessionsChatTheTargetsOrBoth() {
        String key = "agent:main:telegram:group:-7";
        assertEquals(List.of(GROUP), targets(forwarder(true, ApprovalSettings.Mode.SESSION, List.of(), List.of()), key));
        assertEquals(List.of(HOME), targets(forwarder(true, ApprovalSettings.Mode.TARGETS, List.of(), List.of()), key));
        assertEquals(List.of(GROUP, HOME), targets(forwarder(true, ApprovalSettings.Mode.BOTH, List.of(), List.of()), key));
        assertEquals(List.of(), targets(forwarder(true, ApprovalSettings.Mode.SESSION, List.of(), List.of()), "agent:main:main"));
        assertEquals(List.of(), targets(forwarder(false, ApprovalSettings.Mode.BOTH, List.of(), List.of()), key));
    }

    @Test
    void filtersChooseAgentsAndSessions() {
        String key = "agent:main:main";
        assertEquals(List.of(), targets(forwarder(true, ApprovalSettings.Mode.TARGETS, List.of("work"), List.of()), key));
        assertEquals(List.of(HOME), targets(forwarder(true, ApprovalSettings.Mode.TARGETS, List.of("main"), List.of("main:ma")), key));
        assertEquals(List.of(HOME), targets(forwarder(true, ApprovalSettings.Mode.TARGETS, List.of(), List.of("^agent:.*main$")), key));
        assertEquals(List.of(), targets(forwarder(true, ApprovalSettings.Mode.TARGETS, List.of(), List.of("[", "telegram")), key));
    }

    @Test
    void aRequestIsSentThroughTheChannel() {
        channels.add("telegram", "default", message -> {
            sent.add(message);
            return new Receipt("m-1");
        });
        forwarder(true, ApprovalSettings.Mode.TARGETS, List.of(), List.of()).accept(
                GatewayEvent.of("exec.approval.requested", Scope.APPROVALS, new ApprovalRequest("request-1", asked("main"), 0, 120_000)));
        Await.until("it is sent", () -> !sent.isEmpty());
        assertEquals("1", sent.getFirst().to());
        assertTrue(sent.getFirst().text().contains("/approve request-1 deny"), sent.getFirst().text());
    }
}
