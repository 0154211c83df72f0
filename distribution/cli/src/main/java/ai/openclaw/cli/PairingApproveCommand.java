package ai.openclaw.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw pairing approve}, which writes files and needs no gateway. */
@picocli.CommandLine.Command(name = "approve", description = "Let somebody who waits write to the agent.", footer = {"", "Examples:",
        "  openclaw pairing approve telegram ABCD2345", "  openclaw pairing approve ABCD2345"})
final class PairingApproveCommand extends FileCommand {
    @Parameters(paramLabel = "[CHANNEL] CODE", arity = "1..2", description = "the code that the sender was given, after its channel")
    private List<String> words = List.of();

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "the channel, such as telegram")
    private Optional<String> named = Optional.empty();

    @Option(names = "--account", paramLabel = "ID", description = "only this account")
    private Optional<String> account = Optional.empty();

    @Override
    void work() {
        ChannelPairing pairing = new ChannelPairing(stateDir());
        String code = words.getLast();
        Optional<String> channel = words.size() > 1 ? Optional.of(words.getFirst()) : named;
        List<ChannelPairing.Request> found = channel.map(List::of).orElseGet(pairing::channels).stream()
                .flatMap(each -> pairing.requests(each).stream()).filter(request -> request.code().equalsIgnoreCase(code))
                .filter(request -> account.filter(id -> !id.equals(request.account())).isEmpty()).toList();
        if (found.isEmpty())
            throw new CliException("Nobody waits with the code " + code + ". Codes are good for an hour; see: openclaw pairing list");
        if (found.size() > 1)
            throw new CliException("Several wait with the code " + code + "; name the channel: openclaw pairing approve CHANNEL " + code);
        pairing.approve(found.getFirst());
        told(found.getFirst());
    }

    private void told(ChannelPairing.Request request) {
        if (options.json())
            screen.line(Json
                    .pretty(Json.object().put("channel", request.channel()).put("accountId", request.account()).put("id", request.id())));
        else
            screen.line(request.id() + " may write through " + request.channel() + " now.");
    }
}
