package ai.openclaw.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw pairing list}, which reads files and needs no gateway. */
@picocli.CommandLine.Command(name = "list", description = "Show who wrote to a channel and waits to be let in.", footer = {"", "Examples:",
        "  openclaw pairing list", "  openclaw pairing list telegram --json"})
final class PairingListCommand extends FileCommand {
    @Parameters(paramLabel = "CHANNEL", arity = "0..1", description = "only this channel, such as telegram")
    private Optional<String> channel = Optional.empty();

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "the same")
    private Optional<String> named = Optional.empty();

    @Option(names = "--account", paramLabel = "ID", description = "only this account")
    private Optional<String> account = Optional.empty();

    @Override
    void work() {
        ChannelPairing pairing = new ChannelPairing(stateDir());
        List<ChannelPairing.Request> waiting = channel.or(() -> named).map(List::of).orElseGet(pairing::channels).stream()
                .flatMap(each -> pairing.requests(each).stream())
                .filter(request -> account.filter(id -> !id.equals(request.account())).isEmpty()).toList();
        if (options.json())
            screen.line(Json.pretty(json(waiting)));
        else
            table(waiting);
    }

    private ObjectNode json(List<ChannelPairing.Request> waiting) {
        ObjectNode all = Json.object();
        channel.or(() -> named).ifPresent(name -> all.put("channel", name));
        ArrayNode requests = all.putArray("requests");
        waiting.forEach(request -> requests.add(request.json()));
        return all;
    }

    private void table(List<ChannelPairing.Request> waiting) {
        if (waiting.isEmpty()) {
            screen.line("Nobody waits.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        waiting.forEach(request -> rows.add(List.of(request.code(), request.channel(), request.account(), request.id(),
                RelativeTime.since(request.createdAt().toEpochMilli()))));
        screen.table(List.of("CODE", "CHANNEL", "ACCOUNT", "SENDER", "ASKED"), rows);
        screen.line("Let one in with: openclaw pairing approve CHANNEL CODE");
    }
}
