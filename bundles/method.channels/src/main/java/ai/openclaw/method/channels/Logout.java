package ai.openclaw.method.channels;

import ai.openclaw.api.ChannelAccount;
import ai.openclaw.api.ChannelLogout;
import ai.openclaw.api.Channels;
import ai.openclaw.api.Config;
import ai.openclaw.api.ConfigEditor;
import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.ChannelsLogoutParams;
import ai.openclaw.protocol.ChannelsLogoutResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code channels.logout}: takes the credential of an account out of the configuration (contract section 6). */
final class Logout {
    private final Channels channels;
    private final Config config;
    private final ConfigEditor editor;

    Logout(Channels channels, Config config, ConfigEditor editor) {
        this.channels = channels;
        this.config = config;
        this.editor = editor;
    }

    ChannelsLogoutResult logout(ChannelsLogoutParams params) {
        ChannelAccount account = account(params);
        if (!(account.channel() instanceof ChannelLogout login))
            throw GatewayException.invalid("channel " + account.type() + " does not support logout; set channels." + account.type()
                    + ".enabled=false, or take its credential out of the configuration");
        List<ConfigEditor.Edit> edits = edits(account, login.credentialKeys());
        boolean fromEnvironment = login.credentialInEnvironment();
        if (!edits.isEmpty())
            editor.edit(edits);
        return new ChannelsLogoutResult(account.type(), account.account(), !edits.isEmpty(), !fromEnvironment, fromEnvironment);
    }

    private ChannelAccount account(ChannelsLogoutParams params) {
        List<ChannelAccount> accounts = channels.accounts().stream().filter(account -> account.type().equals(params.channel())).toList();
        if (accounts.isEmpty())
            throw GatewayException.invalid("invalid channels.logout channel");
        if (params.accountId().isEmpty())
            return Accounts.preferred(accounts);
        String id = params.accountId().get();
        return accounts.stream().filter(account -> account.account().equals(id)).findFirst().orElseThrow(() -> GatewayException
                .invalid("unknown account \"" + id + "\" of " + params.channel() + "; openclaw channels status lists them"));
    }

    /** What an account has of its own; the default one also has what stands at the channel itself. */
    private List<ConfigEditor.Edit> edits(ChannelAccount account, List<String> keys) {
        List<List<String>> places = new ArrayList<>();
        places.add(List.of("channels", account.type(), "accounts", account.account()));
        if (account.account().equals("default"))
            places.add(List.of("channels", account.type()));
        List<ConfigEditor.Edit> edits = new ArrayList<>();
        for (List<String> place : places)
            for (String key : keys)
                if (holds(place, key)) {
                    List<String> path = new ArrayList<>(place);
                    path.add(key);
                    edits.add(new ConfigEditor.Edit.Remove(path));
                }
        return edits;
    }

    private boolean holds(List<String> place, String key) {
        return config.value(String.join(".", place)).filter(section -> section instanceof Map<?, ?> map && map.get(key) != null)
                .isPresent();
    }
}
