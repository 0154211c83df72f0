package ai.openclaw.method.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.Channel;
import ai.openclaw.api.ChannelLogout;
import ai.openclaw.api.ConfigEditor;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeChannels;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.RecordingEditor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogoutTest {
    private final FakeChannels channels = new FakeChannels();
    private final FakeConfig config = new FakeConfig();
    private final RecordingEditor editor = new RecordingEditor();
    private final ChannelMethods methods = new ChannelMethods(channels, config, editor);
    private final FakeCall call = new FakeCall();

    @Test
    void takesTheCredentialOfTheDefaultAccountFromWhereItStands() throws Exception {
        channels.add("telegram", "default", new Bot(false));
        config.values.put("channels.telegram", Map.of("botToken", "x", "enabled", true));
        assertEquals(answer("default", true, true, false), call.invoke(methods, "channels.logout", Map.of("channel", "telegram")));
        assertEquals(List.of(new ConfigEditor.Edit.Remove(List.of("channels", "telegram", "botToken"))), editor.edits);
    }

    @Test
    void ofAnotherAccountItTakesOnlyWhatIsItsOwn() throws Exception {
        channels.add("telegram", "default", new Bot(false));
        channels.add("telegram", "work", new Bot(false));
        config.values.put("channels.telegram", Map.of("botToken", "shared"));
        config.values.put("channels.telegram.accounts.work", Map.of("tokenFile", "/run/token"));
        Map<String, Object> params = Map.of("channel", "telegram", "accountId", "work");
        assertEquals(answer("work", true, true, false), call.invoke(methods, "channels.logout", params));
        assertEquals(List.of(new ConfigEditor.Edit.Remove(List.of("channels", "telegram", "accounts", "work", "tokenFile"))), editor.edits);
    }

    @Test
    void aTokenOfTheEnvironmentLogsInAgain() throws Exception {
        channels.add("telegram", "default", new Bot(true));
        assertEquals(answer("default", false, false, true), call.invoke(methods, "channels.logout", Map.of("channel", "telegram")));
        assertEquals(List.of(), editor.edits);
    }

    @Test
    void saysWhatCannotBeLoggedOut() {
        refused(Map.of("channel", "telegram"), "invalid channels.logout channel");
        channels.add("irc", "default", message -> new Receipt("m"));
        refused(Map.of("channel", "irc"),
                "channel irc does not support logout; set channels.irc.enabled=false, or take its credential out of the configuration");
        refused(Map.of("channel", "irc", "accountId", "x"), "unknown account \"x\" of irc; openclaw channels status lists them");
    }

    private void refused(Map<String, Object> params, String message) {
        assertEquals(message, assertThrows(GatewayException.class, () -> call.invoke(methods, "channels.logout", params)).message());
    }

    private static Map<String, Object> answer(String account, boolean cleared, boolean loggedOut, boolean envToken) {
        return Map.of("channel", "telegram", "accountId", account, "cleared", cleared, "loggedOut", loggedOut, "envToken", envToken);
    }

    private record Bot(boolean credentialInEnvironment) implements Channel, ChannelLogout {
        @Override
        public List<String> credentialKeys() { return List.of("botToken", "tokenFile"); }

        @Override
        public Receipt send(OutboundMessage message) { return new Receipt("m"); }
    }
}
