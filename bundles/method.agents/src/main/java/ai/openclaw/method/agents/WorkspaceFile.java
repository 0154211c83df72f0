package ai.openclaw.method.agents;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.AgentFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** One of the files that tell an agent who it is (contract section 6). Nothing else of a workspace can be reached, not even through a link. */
record WorkspaceFile(Path folder, String name) {
    private static final List<String> NAMES = List.of("AGENTS.md", "SOUL.md", "TOOLS.md", "IDENTITY.md", "USER.md", "HEARTBEAT.md",
            "BOOTSTRAP.md", "MEMORY.md");
    private static final int MAX_BYTES = 2 << 20;

    static List<WorkspaceFile> all(Path folder) { return NAMES.stream().map(name -> new WorkspaceFile(folder, name)).toList(); }

    /** @throws GatewayException {@code INVALID_REQUEST} for any other name */
    static WorkspaceFile of(Path folder, String name) {
        if (!NAMES.contains(name))
            throw GatewayException.invalid("unsupported file \"" + name + "\"");
        return new WorkspaceFile(folder, name);
    }

    private Path path() { return folder.resolve(name); }

    private Optional<BasicFileAttributes> attributes() {
        try {
            return Optional.of(Files.readAttributes(path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS))
                    .filter(BasicFileAttributes::isRegularFile);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    AgentFile describe() { return file(false); }

    AgentFile withContent() { return file(true); }

    private AgentFile file(boolean content) {
        Optional<BasicFileAttributes> known = attributes();
        return new AgentFile(name, path().toString(), known.isEmpty(), known.map(BasicFileAttributes::size),
                known.map(found -> found.lastModifiedTime().toMillis()), known.filter(_ -> content).map(found -> read(found.size())));
    }

    private String read(long size) {
        if (size > MAX_BYTES)
            throw GatewayException.invalid(path() + " is larger than " + MAX_BYTES + " bytes; shorten it first");
        try {
            return new String(Files.readAllBytes(path()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw GatewayException.unavailable(path() + " cannot be read: " + e.getMessage());
        }
    }

    void write(String content) {
        if (content.length() > MAX_BYTES)
            throw GatewayException.invalid(name + " may have " + MAX_BYTES + " characters at most");
        if (Files.exists(path(), LinkOption.NOFOLLOW_LINKS) && attributes().isEmpty())
            throw GatewayException.invalid(path() + " is a link or a folder and is not written to");
        try {
            Files.createDirectories(folder);
            AtomicFile.write(path(), content);
        } catch (IOException e) {
            throw GatewayException.unavailable(path() + " cannot be written: " + e.getMessage());
        }
    }
}
