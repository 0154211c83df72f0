package ai.openclaw.protocol;

/** The answer of {@code node.rename} (contract section 11). */
@ResultOf("node.rename")
public record NodeRenameResult(String nodeId, String displayName) {}
