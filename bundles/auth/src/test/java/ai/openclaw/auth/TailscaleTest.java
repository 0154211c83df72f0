package ai.openclaw.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConnectAttempt.Shown;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RequestSource;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.testkit.DeviceKey;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The identity headers of Tailscale Serve (contract section 3.8, security checklist 11). */
class TailscaleTest {
    @TempDir
    Path bin;
    private final Time time = new Time();

    @Test
    void believesAUserOnlyWhenTheDaemonSaysTheSame() {
        List<String> asked = new ArrayList<>();
        Tailscale tailscale = new Tailscale(address -> {
            asked.add(address);
            return address.equals("100.64.0.7") ? Optional.of("Ann@example.com") : Optional.empty();
        }, time);
        assertTrue(tailscale.vouchesFor(served(Map.of())));
        assertTrue(tailscale.vouchesFor(served(Map.of())));
        assertEquals(List.of("100.64.0.7"), asked, "the answer is kept for a while");
        time.pass(Duration.ofMinutes(1));
        assertTrue(tailscale.vouchesFor(served(Map.of())));
        assertEquals(2, asked.size());
        assertFalse(tailscale.vouchesFor(served(Map.of("tailscale-user-login", "eve@example.com"))));
        assertFalse(tailscale.vouchesFor(served(Map.of("x-forwarded-for", "100.64.0.8"))));
        assertFalse(tailscale.vouchesFor(served(Map.of("x-forwarded-for", "100.64.0.7, 100.64.0.7"))));
        assertFalse(tailscale.vouchesFor(new Proxies(Map.of()).source("192.168.1.4", served(Map.of()).headers())));
    }

    @Test
    void asksTheProgramOnThePath() throws IOException {
        program("[ \"$*\" = 'whois --json 100.64.0.7' ] && echo '{\"UserProfile\":{\"LoginName\":\"ann@example.com\"}}'");
        assertTrue(Tailscale.onPath("relative:" + bin, time).vouchesFor(served(Map.of())));
        assertFalse(Tailscale.onPath("/nowhere", time).vouchesFor(served(Map.of())));
    }

    @Test
    void believesNobodyWhenTheProgramFailsOrHangs() throws IOException {
        program("echo '{\"UserProfile\":{\"LoginName\":\"ann@example.com\"}}'; exit 1");
        assertFalse(Tailscale.onPath(bin.toString(), time).vouchesFor(served(Map.of())));
        program("echo 'no json'");
        assertFalse(Tailscale.onPath(bin.toString(), time).vouchesFor(served(Map.of())));
        program("exec sleep 60");
        long start = System.nanoTime();
        assertFalse(Tailscale.onPath(bin.toString(), time).vouchesFor(served(Map.of())));
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 20, "it is not waited for");
    }

    @Test
    void aUserOfServeNeedsNoSecretButAPairedDevice() throws IOException { // security checklist 9: a wrong token is not passed over
        program("echo '{\"UserProfile\":{\"LoginName\":\"ann@example.com\"}}'");
        Attempts attempt = Attempts.at(time.millis()).from(served(Map.of())).with(new DeviceKey()).showing(Shown.NOTHING);
        assertEquals("PAIRING_REQUIRED", code("{\"token\":\"t\",\"allowTailscale\":true}", attempt));
        assertEquals("AUTH_TOKEN_MISSING", code("{\"token\":\"t\"}", attempt));
        assertEquals("AUTH_TOKEN_MISMATCH", code("{\"token\":\"t\",\"allowTailscale\":true}", attempt.showing(Attempts.token("guess"))));
    }

    private String code(String settings, Attempts attempt) {
        FakeGateway gateway = new FakeGateway(bin.resolve("state"));
        gateway.environment.put("PATH", bin.toString());
        DeviceRegistry devices = new DeviceRegistry(gateway, time);
        Gatekeeper keeper = new Gatekeeper(gateway, new Proxies(Map.of()), devices,
                SettingsReader.read(Map.of(".gateway.auth", settings), "gateway.auth", AuthSettings.class), time);
        try {
            GatewayException refusal = assertThrows(GatewayException.class, () -> keeper.connect(attempt.signed()));
            return String.valueOf(refusal.details().orElseThrow().get("code"));
        } finally {
            devices.stop();
        }
    }

    private void program(String script) throws IOException {
        Path file = bin.resolve("tailscale");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static RequestSource served(Map<String, String> changes) {
        Map<String, String> headers = new HashMap<>(Map.of("host", "gw", "x-forwarded-for", "100.64.0.7", "x-forwarded-proto", "https",
                "x-forwarded-host", "gw.ts.net", "tailscale-user-login", "ann@example.com"));
        headers.putAll(changes);
        return new Proxies(Map.of()).source("127.0.0.1", headers);
    }
}
