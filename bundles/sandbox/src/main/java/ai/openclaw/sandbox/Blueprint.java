package ai.openclaw.sandbox;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.sandbox.Mounts.Mount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A sandbox as it is to be: checked, with every path followed.
 *
 * @param home which gateway it belongs to, for several may use one engine
 */
record Blueprint(String name, String home, SandboxKey key, SandboxSection section, Mounts mounts) {
    private static final int MAX_SLUG = 32;
    private static final int ID_BYTES = 6;

    /** @throws GatewayException {@code UNAVAILABLE} when the settings ask for what no sandbox gets */
    static Blueprint of(SandboxKey key, BindRules rules, String home) {
        SandboxSection section = SandboxSection.read(key.settings());
        DockerSettings docker = section.docker();
        if (!docker.workdir().startsWith("/") || Path.of(docker.workdir()).normalize().getNameCount() == 0)
            throw GatewayException.unavailable(
                    "agents.defaults.sandbox.docker.workdir: \"" + docker.workdir() + "\" is no folder of a sandbox, such as /workspace");
        Path folder = rules.folder(key.folder());
        List<Path> roots = List.of(folder, rules.folder(key.agentWorkspace()));
        List<Mount> mounts = new ArrayList<>();
        mounts.add(new Mount(folder, docker.workdir(), key.access() != SandboxKey.Access.READ, ""));
        docker.binds().forEach(bind -> mounts.add(rules.bind(bind, docker, roots)));
        return new Blueprint(name(docker.containerPrefix(), key.scope(), home), home, key, section, new Mounts(mounts));
    }

    DockerSettings docker() { return section.docker(); }

    /** A name that people recognise and that no two scopes of any gateway have in common. */
    static String name(String prefix, String scope, String home) {
        String slug = scope.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return prefix + (slug.length() > MAX_SLUG ? slug.substring(0, MAX_SLUG) : slug) + "-" + fingerprint(home + "\n" + scope);
    }

    /** The beginning of the SHA-256 of a text, in hex. */
    static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
