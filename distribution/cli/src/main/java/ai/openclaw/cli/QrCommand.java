package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * {@code openclaw qr}: a code by which a new phone finds this gateway and may ask to be paired. It holds no shared secret, only a token that
 * is good for ten minutes and one device; whoever reads it still needs an approval.
 */
@picocli.CommandLine.Command(name = "qr", description = "Show a code by which a new device asks to be paired.", footer = {"",
        "The code is good for ten minutes and for one device. Let the device in afterwards:", "  openclaw devices approve --latest", "",
        "Examples:", "  openclaw qr                                            scan it with the app",
        "  openclaw qr --public-url wss://home.example.org        the gateway behind a proxy",
        "  openclaw qr --setup-code-only                          to paste instead of to scan"})
final class QrCommand extends Command {
    @Option(names = "--public-url", paramLabel = "URL", description = "where the device finds the gateway; worked out unless given")
    private Optional<String> publicUrl = Optional.empty();

    @Option(names = "--setup-code-only", description = "print the text of the code and nothing else")
    private boolean codeOnly;

    @Override
    String scope() { return PAIRING; }

    @Override
    void run(GatewayClient gateway) {
        URI url = PublicAddress.of(publicUrl, target(), config());
        JsonNode invitation = gateway.request("device.bootstrap.issue", Json.object(), timeoutMs());
        ObjectNode content = Json.object().put("url", url.toString()).put("bootstrapToken", invitation.path("bootstrapToken").asText());
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(content.toString().getBytes(StandardCharsets.UTF_8));
        if (options.json())
            screen.line(Json.pretty(Json.object().put("setupCode", code).put("gatewayUrl", url.toString()).put("expiresAtMs",
                    invitation.path("expiresAtMs").asLong())));
        else if (codeOnly)
            screen.line(code);
        else
            show(code, url);
    }

    private void show(String code, URI url) {
        QrText.lines(code).forEach(line -> screen.line(screen.darkOnLight(line)));
        screen.line("Setup code: " + code);
        screen.line("Gateway:    " + url);
        screen.line("Scan or paste it in the app within ten minutes, then let the device in: openclaw devices approve --latest");
    }
}
