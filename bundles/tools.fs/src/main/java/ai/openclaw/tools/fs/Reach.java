package ai.openclaw.tools.fs;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which files a call may touch. Paths are resolved to real ones here; {@link OpenFolder} then opens them without following any link, so that
 * what is exchanged in between is refused (security checklist 22, 23).
 *
 * @param root the real folder that nothing may be outside of; the root of the file system when the call is not confined
 * @param base the folder that relative paths start from
 * @param confined whether only files below the workspace may be touched
 * @param sandboxed whether the workspace is also known as {@code /workspace}
 * @param writable whether anything may be changed
 * @param own the gateway's own files, which only its owner may change; outside of the workspace
 */
record Reach(Path root, Path base, boolean confined, boolean sandboxed, boolean writable, Optional<Path> own) {
    private static final Path IN_SANDBOX = Path.of("/workspace");

    /** @param state the folder of the gateway's state */
    static Reach of(ToolCall call, boolean workspaceOnly, Path state) {
        Workplace place = call.place();
        boolean confined = place.confined() || workspaceOnly;
        Path base = real(place.folder());
        return new Reach(confined ? base : base.getRoot(), base, confined, place.sandbox().isPresent(), place.writable(),
                call.owner() ? Optional.empty() : Optional.of(real(state)));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    /** The real path that is meant; it need not exist. */
    Path find(String asked) {
        String text = PathText.checked(asked);
        if (text.equals("~") || text.startsWith("~/") || (text.startsWith("~") && confined))
            text = home(asked);
        Path path = base.resolve(text);
        if (sandboxed && path.startsWith(IN_SANDBOX) && !path.startsWith(base))
            path = base.resolve(IN_SANDBOX.relativize(path).toString());
        Path real = resolved(path.normalize(), asked);
        if (!real.startsWith(root))
            throw outside(asked);
        return real;
    }

    /** The same, to be changed. */
    Path findToChange(String asked) {
        if (!writable)
            throw new GatewayException(ErrorCode.FORBIDDEN,
                    "this session may only read its workspace; a person can set " + "agents.defaults.sandbox.workspaceAccess to rw");
        Path path = find(asked);
        if (own.isPresent() && path.startsWith(own.get()) && !path.startsWith(base))
            throw new GatewayException(ErrorCode.FORBIDDEN,
                    "\"" + PathText.shown(asked) + "\" belongs to the gateway itself; only its owner may have it changed");
        if (path.equals(root))
            throw GatewayException.invalid("\"" + PathText.shown(asked) + "\" is a folder");
        return path;
    }

    private String home(String asked) {
        if (confined)
            throw outside(asked);
        return System.getProperty("user.home", "/") + asked.substring(1);
    }

    private Path resolved(Path path, String asked) {
        Path existing = path;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = existing.getParent();
            if (parent == null)
                return path;
            existing = parent;
        }
        try {
            return existing.toRealPath().resolve(existing.relativize(path)).normalize();
        } catch (IOException e) {
            throw GatewayException.invalid("\"" + PathText.shown(asked) + "\": a symbolic link on the way leads nowhere, or in circles");
        }
    }

    private GatewayException outside(String asked) {
        return new GatewayException(ErrorCode.FORBIDDEN, "\"" + PathText.shown(asked)
                + "\" is outside of the workspace, and only files in it may be touched here; use a path relative to the workspace");
    }

    /** As the model may write it again. */
    String shown(Path path) {
        return path.startsWith(base) && !path.equals(base) ? base.relativize(path).toString() : path.toString();
    }
}
