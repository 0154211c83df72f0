package ai.openclaw.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.ConnectAttempt;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.testkit.DeviceKey;
import ai.openclaw.testkit.Time;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract section 3.4, with what the incumbent was recorded to accept (device-signature-v3-normalisation); security checklist 15. */
class DeviceProofTest {
    private final Time time = new Time();
    private final DeviceProof proof = new DeviceProof(time);

    static Stream<Arguments> recorded() throws IOException {
        try (InputStream in = Objects.requireNonNull(DeviceProofTest.class.getResourceAsStream("device-signatures.json"))) {
            List<?> all = (List<?>) Objects.requireNonNull(JsonText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            return all.stream().map(each -> (Map<?, ?>) each).map(each -> Arguments.of(each.get("name"), each));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void judgesRecordedSignaturesAsTheIncumbentDid(String name, Map<?, ?> each) {
        Map<?, ?> sent = (Map<?, ?>) Objects.requireNonNull(each.get("device"));
        ConnectAttempt.Device device = new ConnectAttempt.Device(text(sent, "id"), text(sent, "publicKey"), text(sent, "signature"),
                ((Number) Objects.requireNonNull(sent.get("signedAt"))).longValue(), text(sent, "nonce"));
        ConnectAttempt attempt = new ConnectAttempt("c", Attempts.remote("127.0.0.1"), text(each, "nonce"),
                new ConnectAttempt.Client(text(each, "clientId"), text(each, "mode"), false, Optional.empty(), text(each, "platform"),
                        Optional.ofNullable((String) each.get("deviceFamily"))),
                text(each, "role"), ((List<?>) Objects.requireNonNull(each.get("scopes"))).stream().map(String::valueOf).toList(),
                Optional.of(device), Attempts.token(text(each, "token")), false);
        DeviceProof then = new DeviceProof(Clock.fixed(Instant.ofEpochMilli(device.signedAt() + 5), ZoneOffset.UTC));
        if (Boolean.TRUE.equals(each.get("ok")))
            assertEquals(device.publicKey(), then.check(attempt, device));
        else
            assertEquals("device signature invalid", assertThrows(GatewayException.class, () -> then.check(attempt, device)).message());
    }

    private static String text(Map<?, ?> tree, String name) { return String.valueOf(tree.get(name)); }

    @ParameterizedTest
    @CsvSource({"0, nonce-1, let in", "-110000, nonce-1, let in", "-180000, nonce-1, device signature expired",
            "180000, nonce-1, device signature expired", "0, ' ', device nonce required", "0, other, device nonce mismatch"})
    void takesAChallengeOnceAndInItsTime(long skewMs, String nonce, String outcome) {
        ConnectAttempt attempt = Attempts.at(time.millis()).with(new DeviceKey()).signed(time.millis() + skewMs, nonce);
        assertEquals(outcome, outcome(attempt, attempt.device().orElseThrow()));
    }

    @Test
    void theKeyMustBeThatOfTheDevice() {
        ConnectAttempt attempt = Attempts.at(time.millis()).with(new DeviceKey()).signed();
        ConnectAttempt.Device good = attempt.device().orElseThrow();
        for (String key : new String[]{new DeviceKey().publicKey, "AAAA", "no base64!", ""})
            assertEquals("device identity mismatch",
                    outcome(attempt, new ConnectAttempt.Device(good.id(), key, good.signature(), good.signedAt(), good.nonce())));
        String standard = Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(good.publicKey()));
        assertEquals("let in",
                outcome(attempt, new ConnectAttempt.Device(good.id(), standard, good.signature(), good.signedAt(), good.nonce())));
        assertEquals("device signature invalid",
                outcome(attempt, new ConnectAttempt.Device(good.id(), good.publicKey(), "AAAA", good.signedAt(), good.nonce())));
    }

    private String outcome(ConnectAttempt attempt, ConnectAttempt.Device device) {
        try {
            proof.check(attempt, device);
            return "let in";
        } catch (GatewayException e) {
            return e.message();
        }
    }
}
