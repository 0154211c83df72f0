package ai.openclaw.protocol;

import java.util.List;

/** The answer of {@code agents.files.list} (contract section 6). */
@ResultOf("agents.files.list")
public record AgentsFilesResult(String agentId, String workspace, List<AgentFile> files) {}
