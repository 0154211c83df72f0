package ai.openclaw.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConnectAttempt.Shown;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Grant;
import ai.openclaw.testkit.DeviceKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The credential rows of contract sections 3.2 and 3.3. */
class GatekeeperTest {
    private static final String REMOTE = "203.0.113.7";
    @TempDir
    Path state;
    private TestGate gate;

    @BeforeEach
    void open() { gate = TestGate.withToken(state); }

    @AfterEach
    void close() { gate.close(); }

    @Test
    void whoHasNoDeviceKeepsItsScopesOnlyOnThisMachineAndAProbeOnlyReads() {
        assertEquals(Set.copyOf(Attempts.ALL), gate.connect(gate.attempt()).scopes());
        assertEquals(Set.of(), gate.connect(gate.attempt().from(REMOTE)).scopes());
        assertEquals(Set.of("operator.read"), gate.connect(gate.attempt().client("openclaw-probe", "probe")).scopes());
        assertEquals(Set.of("operator.read"), gate.connect(gate.attempt().client("cli", "probe")).scopes());
    }

    @Test
    void wantsADeviceOfNodesAndOfThoseWhoShowNothing() {
        for (Attempts attempt : new Attempts[]{gate.attempt().as("node"), gate.attempt().showing(Shown.NOTHING),
                gate.attempt().showing(Attempts.deviceToken("x"))}) {
            GatewayException refusal = gate.refusal(attempt).orElseThrow();
            assertEquals(ErrorCode.NOT_PAIRED, refusal.code());
            assertEquals("device identity required", refusal.message());
            assertEquals(Optional.of(Map.of("code", "DEVICE_IDENTITY_REQUIRED")), refusal.details());
        }
    }

    @Test
    void theControlUiWantsADeviceUnlessThatIsWaived() {
        Attempts page = gate.attempt().client("openclaw-control-ui", "webchat");
        assertEquals("CONTROL_UI_DEVICE_IDENTITY_REQUIRED", gate.detail(page, "code"));
        assertEquals("AUTH_TOKEN_MISMATCH", gate.detail(page.withDeviceWaived().showing(Attempts.token("nope")), "code"));
        assertEquals(Set.copyOf(Attempts.ALL), gate.connect(page.withDeviceWaived()).scopes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "nope|false|gateway token mismatch|AUTH_TOKEN_MISMATCH|token_mismatch|false|update_auth_credentials",
            "nope|true|gateway token mismatch|AUTH_TOKEN_MISMATCH|token_mismatch|true|retry_with_device_token",
            "''|true|gateway token missing|AUTH_TOKEN_MISSING|token_missing|false|update_auth_configuration"})
    void saysWhatIsWrongWithAToken(String token, boolean device, String text, String code, String reason, boolean retry, String step) {
        Attempts attempt = gate.attempt().showing(Attempts.token(token));
        GatewayException refusal = gate.refusal(device ? attempt.with(new DeviceKey()) : attempt).orElseThrow();
        assertEquals("unauthorized: " + text + " (set gateway.remote.token to match gateway.auth.token)", refusal.message());
        assertEquals(Map.of("code", code, "authReason", reason, "canRetryWithDeviceToken", retry, "recommendedNextStep", step),
                refusal.details().orElseThrow());
    }

    @Test
    void saysWhatIsWrongWithAPasswordAndIgnoresATokenThere() {
        try (TestGate password = new TestGate(state.resolve("p"),
                "{\"mode\":\"password\",\"password\":\"secret\",\"token\":\"tok-contract-0001\"}")) {
            Shown wrong = new Shown(Optional.empty(), Optional.of("nope"), Optional.empty(), Optional.empty());
            Shown right = new Shown(Optional.empty(), Optional.of("secret"), Optional.empty(), Optional.empty());
            assertEquals("unauthorized: gateway password mismatch (set gateway.remote.password to match gateway.auth.password)",
                    password.refusal(password.attempt().showing(wrong)).orElseThrow().message());
            assertEquals("AUTH_PASSWORD_MISSING", password.detail(password.attempt(), "code"));
            assertEquals("password", password.connect(password.attempt().showing(right)).method());
        }
    }

    @Test
    void acceptsADeviceTokenInEachOfItsPlaces() {
        DeviceKey phone = new DeviceKey();
        String token = gate.connect(gate.attempt().with(phone)).token().orElseThrow().value().value();
        for (Shown shown : new Shown[]{Attempts.deviceToken(token), Attempts.token(token),
                new Shown(Optional.of("stale"), Optional.empty(), Optional.of(token), Optional.empty())})
            assertEquals("device-token", gate.connect(gate.attempt().with(phone).from(REMOTE).showing(shown)).method());
        assertEquals("AUTH_DEVICE_TOKEN_MISMATCH", gate.detail(gate.attempt().with(phone).showing(Attempts.deviceToken("other")), "code"));
        assertEquals("AUTH_DEVICE_TOKEN_MISMATCH",
                gate.detail(gate.attempt().with(new DeviceKey()).showing(Attempts.deviceToken(token)), "code"), "that of another device");
    }

    @Test
    void aBootstrapTokenIsGoodOnceAndForTenMinutes() { // security checklist 14
        Shown shown = new Shown(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(gate.devices.invite().value().value()));
        Attempts attempt = gate.attempt().with(new DeviceKey()).from(REMOTE).showing(shown);
        assertEquals("PAIRING_REQUIRED", gate.detail(attempt, "code"), "the token stands for the secret, not for the owner's consent");
        GatewayException refusal = gate.refusal(attempt).orElseThrow();
        assertEquals("unauthorized: bootstrap token invalid or expired (scan a fresh setup code)", refusal.message());
        assertEquals(Map.of("code", "AUTH_BOOTSTRAP_TOKEN_INVALID", "authReason", "bootstrap_token_invalid", "canRetryWithDeviceToken",
                false, "recommendedNextStep", "review_auth_configuration"), refusal.details().orElseThrow());
        String late = gate.devices.invite().value().value();
        gate.time.pass(java.time.Duration.ofMinutes(11));
        assertFalse(gate.devices.bootstrap().redeem(late));
    }

    @Test
    void guessesAtABootstrapTokenLockOut() { // security checklist 14
        Shown shown = new Shown(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("guess"));
        Attempts attempt = gate.attempt().with(new DeviceKey()).from(REMOTE).showing(shown);
        for (int i = 0; i < 10; i++)
            assertEquals("AUTH_BOOTSTRAP_TOKEN_INVALID", gate.detail(attempt, "code"));
        assertEquals("AUTH_RATE_LIMITED", gate.detail(attempt, "code"));
    }

    @Test
    void lockedOutEvenTheRightTokenIsRefusedOnSocketsAndHttpAlike() { // security checklist 13
        for (int i = 0; i < 10; i++)
            gate.refusal(gate.attempt().from(REMOTE).showing(Attempts.token("guess" + i)));
        GatewayException refusal = gate.refusal(gate.attempt().from(REMOTE)).orElseThrow();
        assertEquals("unauthorized: too many failed authentication attempts (retry later)", refusal.message());
        assertEquals(Map.of("code", "AUTH_RATE_LIMITED", "authReason", "rate_limited", "canRetryWithDeviceToken", false,
                "recommendedNextStep", "wait_then_retry"), refusal.details().orElseThrow());
        GatewayException http = assertThrows(GatewayException.class,
                () -> gate.keeper.bearer(Attempts.remote(REMOTE), Optional.of(Attempts.TOKEN)));
        assertEquals(300_000, http.retryAfterMs().orElseThrow());
        assertEquals("token", gate.keeper.bearer(Attempts.remote("203.0.113.8"), Optional.of(Attempts.TOKEN)).method());
    }

    @Test
    void whoHasADeviceTokenCannotGuessTheSecretBehindIt() { // security checklist 9 and 13
        DeviceKey phone = new DeviceKey();
        String token = gate.connect(gate.attempt().with(phone)).token().orElseThrow().value().value();
        for (int i = 0; i < 10; i++) {
            Shown shown = new Shown(Optional.of("guess" + i), Optional.empty(), Optional.of(token), Optional.empty());
            assertEquals("device-token", gate.connect(gate.attempt().with(phone).from(REMOTE).showing(shown)).method());
        }
        assertEquals("AUTH_RATE_LIMITED", gate.detail(gate.attempt().from(REMOTE), "code"));
        assertEquals("device-token", gate.connect(gate.attempt().with(phone).from(REMOTE).showing(Attempts.deviceToken(token))).method());
    }

    @Test
    void aGoodSecretDoesNotMakeUpForABadSignature() { // security checklist 9
        Attempts attempt = gate.attempt().with(new DeviceKey());
        assertThrows(GatewayException.class, () -> gate.keeper.connect(attempt.signed(gate.time.millis(), "another nonce")));
    }

    @Test
    void inModeNoneADeviceIsWantedAndStrangersWait() {
        try (TestGate none = new TestGate(state.resolve("n"), "{\"mode\":\"none\"}")) {
            assertEquals("DEVICE_IDENTITY_REQUIRED", none.detail(none.attempt(), "code"));
            Grant grant = none.connect(none.attempt().with(new DeviceKey()).showing(Shown.NOTHING));
            assertEquals("none", grant.method());
            assertEquals(Set.copyOf(Attempts.ALL), grant.scopes());
            assertEquals("PAIRING_REQUIRED", none.detail(none.attempt().with(new DeviceKey()).from(REMOTE).showing(Shown.NOTHING), "code"));
        }
    }

    @ParameterizedTest
    @CsvSource({"x-forwarded-proto, trusted_proxy_missing_header_x-forwarded-proto", "x-user, trusted_proxy_user_missing",
            "eve, trusted_proxy_user_not_allowed"})
    void saysWhyAProxysUserIsRefused(String missing, String reason) {
        try (TestGate proxy = behindProxy()) {
            String user = missing.equals("eve") ? "eve" : "ann";
            String[] headers = missing.equals("x-user")
                    ? new String[]{"x-forwarded-proto", "https"}
                    : missing.equals("eve") ? new String[]{"x-forwarded-proto", "https", "x-user", user} : new String[]{"x-user", user};
            Attempts attempt = proxy.attempt().from(Attempts.proxied(headers));
            assertEquals("DEVICE_IDENTITY_REQUIRED", proxy.detail(attempt, "code"));
            GatewayException refusal = proxy.refusal(attempt.with(new DeviceKey())).orElseThrow();
            assertEquals("unauthorized", refusal.message());
            assertEquals(Map.of("code", "AUTH_UNAUTHORIZED", "authReason", reason, "canRetryWithDeviceToken", false, "recommendedNextStep",
                    "review_auth_configuration"), refusal.details().orElseThrow());
        }
    }

    @Test
    void aProxysUserHasTheControlUiWithAllScopesAndOtherProgramsWithNone() { // security checklist 11
        try (TestGate proxy = behindProxy()) {
            Attempts attempt = proxy.attempt().from(Attempts.proxied("x-forwarded-proto", "https", "x-user", "ann"));
            assertEquals(Set.copyOf(Attempts.ALL), proxy.connect(attempt.client("openclaw-control-ui", "webchat")).scopes());
            assertEquals(Set.of(), proxy.connect(attempt).scopes());
            Attempts direct = proxy.attempt().from(Attempts.remote(REMOTE)).with(new DeviceKey());
            assertEquals("trusted_proxy_untrusted_source", proxy.detail(direct, "authReason"));
            assertTrue(proxy.devices.paired().isEmpty());
        }
    }

    private TestGate behindProxy() {
        return new TestGate(state.resolve("proxy"), "{\"mode\":\"trusted-proxy\",\"trustedProxy\":{\"userHeader\":\"X-User\","
                + "\"requiredHeaders\":[\"X-Forwarded-Proto\"],\"allowUsers\":[\"ann\"]}}");
    }
}
