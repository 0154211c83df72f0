package ai.openclaw.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** What each recorded start found: its file, its secrets, its environment. The recording has only their names. */
final class StartSetup {
    private static final String LOCAL = "{ gateway: { mode: 'local', auth: { token: 't0' } }";

    private StartSetup() {}

    static void prepare(String name, Installation installation) throws IOException {
        Optional<String> config = config(name, installation.state());
        if (config.isPresent())
            installation.write(config.get());
        if (name.equals("envport"))
            installation.with("OPENCLAW_GATEWAY_PORT", Integer.toString(freePort()));
        if (name.equals("secrets_envshort"))
            installation.with("SHORT_TOKEN", "t0");
        if (name.startsWith("secrets_"))
            secrets(name, installation.state());
    }

    private static Optional<String> config(String name, Path state) {
        return switch (name) {
            case "noconfig", "noconfig_allow" -> Optional.empty();
            case "nomode" -> Optional.of("{ gateway: { auth: { token: 't0' } } }");
            case "remote" -> Optional.of("{ gateway: { mode: 'remote' } }");
            case "lan_noauth" -> gateway("bind: 'lan', auth: { mode: 'none' }");
            case "lan_token_noorigin" -> gateway("bind: 'lan', auth: { token: 't0' }");
            case "portbusy", "bad_bind_flag", "bad_port_flag", "envport" -> Optional.of(LOCAL + "}");
            case "invalid_key" -> gateway("maxConnections: 5, auth: { token: 't0' }");
            case "invalid_syntax" -> Optional.of("{gateway:{mode:");
            case "legacy" -> Optional.of(LOCAL + ", identity: { name: 'Molty' }, agent: { model: 'a/b' } }");
            case "env_missing" -> gateway("auth: { token: '${NOPE_TOKEN}' }");
            case "include_missing" -> Optional.of("{ $include: './nope.json5' }");
            case "include_escape" -> Optional.of("{ $include: '/etc/hostname' }");
            case "include_circ" -> Optional.of("{ $include: './openclaw.json' }");
            case "secretref_missing" -> gateway("auth: { token: { source: 'env', provider: 'default', id: 'NOPE_TOKEN' } }");
            case "secretref_badid" -> gateway("auth: { token: { source: 'env', provider: 'default', id: 'nope' } }");
            case "secretref_model" -> Optional.of(LOCAL + ", models: { providers: { p: { api: 'openai-completions',"
                    + " baseUrl: 'http://127.0.0.1:1', models: [], apiKey: { source: 'file', provider: 'nofile', id: '/a' } } } } }");
            case "token_and_password" -> gateway("auth: { token: 't0', password: 'p0' }");
            case "mode_password_nopw" -> gateway("auth: { mode: 'password' }");
            case "trusted_proxy_loopback" -> gateway("auth: { mode: 'trusted-proxy', trustedProxy: { userHeader: 'x-user' } }");
            case "tailnet" -> gateway("bind: 'tailnet', auth: { token: 't0' }");
            case "custom_nohost" -> gateway("bind: 'custom', auth: { token: 't0' }");
            case "notoken" -> Optional.of("{ gateway: { mode: 'local' } }");
            case "invalid_hooks" -> Optional.of(LOCAL + ", hooks: { enabled: true } }");
            case "hooks_same_token" -> Optional.of(LOCAL + ", hooks: { enabled: true, token: 't0' } }");
            case "tls" -> gateway("auth: { token: 't0' }, tls: { enabled: true, autoGenerate: true }");
            case "auth_none" -> gateway("auth: { mode: 'none' }");
            case "secrets_perm644", "secrets_ok600" -> secret("source: 'file', provider: 'f', id: '/a'", state);
            case "secrets_missingptr" -> secret("source: 'file', provider: 'f', id: '/zz'", state);
            case "secrets_notstring" -> secret("source: 'file', provider: 'f', id: '/n'", state);
            case "secrets_exec" -> secret("source: 'exec', provider: 'e', id: 'k/1'", state);
            case "secrets_execmiss" -> secret("source: 'exec', provider: 'e', id: 'k/2'", state);
            case "secrets_allow" -> secret("source: 'env', provider: 'al', id: 'HOME'", state);
            case "secrets_wrongsource" -> secret("source: 'env', provider: 'f', id: 'HOME'", state);
            case "secrets_extrakey" -> secret("source: 'env', provider: 'default', id: 'HOME', x: 1", state);
            case "secrets_singlevalue" -> secret("source: 'file', provider: 'sv', id: 'value'", state);
            case "secrets_envshort" -> gateway("auth: { token: '${SHORT_TOKEN}' }");
            default -> throw new AssertionError("a start that nobody set up: " + name);
        };
    }

    private static Optional<String> gateway(String members) { return Optional.of("{ gateway: { mode: 'local', " + members + " } }"); }

    private static Optional<String> secret(String reference, Path state) {
        String providers = """
            f: { source: 'file', path: '%1$s/sec.json', mode: 'json' }, sv: { source: 'file', path: '%1$s/sv.txt', mode: 'singleValue' },
            e: { source: 'exec', command: '%1$s/secret.sh', jsonOnly: true }, al: { source: 'env', allowlist: ['OTHER'] }"""
                .formatted(state);
        return Optional.of(
                "{ gateway: { mode: 'local', auth: { token: { " + reference + " } } }, secrets: { providers: { " + providers + " } } }");
    }

    private static void secrets(String name, Path state) throws IOException {
        file(state.resolve("sec.json"), "{\"a\": \"t0\", \"n\": {}}", name.equals("secrets_perm644") ? "rw-r--r--" : "rw-------");
        file(state.resolve("sv.txt"), "t0\n", "rw-------");
        file(state.resolve("secret.sh"), "#!/bin/sh\ncat >/dev/null\necho '{\"protocolVersion\":1,\"values\":{\"k/1\":\"t0\"}}'\n",
                "rwx------");
    }

    private static void file(Path file, String text, String mode) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    /** One that was free a moment ago. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
