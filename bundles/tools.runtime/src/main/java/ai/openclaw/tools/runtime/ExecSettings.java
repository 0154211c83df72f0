package ai.openclaw.tools.runtime;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Range;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code tools.exec} (contract section 14); what an agent sets in its own {@code tools.exec} wins. Read at each call. */
record ExecSettings(Optional<ExecParams.Host> host, Optional<ExecParams.Security> security, Optional<ExecParams.Ask> ask,
        List<String> pathPrepend, @Default("10000") @Range(min = 1) int backgroundMs, @Default("1800") @Range(min = 1) int timeoutSec,
        @Default("1800000") @Range(min = 1) long cleanupMs, @Default("true") boolean notifyOnExit, boolean notifyOnExitEmptySuccess) {

    static ExecSettings of(Config config, AgentDirectory agents, String agentId) {
        Map<String, Object> section = new LinkedHashMap<>();
        merge(section, config.value("tools.exec").orElse(Map.of()));
        Object own = agents.find(agentId).map(AgentInfo::settings).<Object>map(settings -> settings.get("tools")).orElse(Map.of());
        if (own instanceof Map<?, ?> tools && tools.get("exec") != null)
            merge(section, tools.get("exec"));
        Reading<ExecSettings> reading = RecordReader.read(section, ExecSettings.class);
        return reading.value().orElseThrow(() -> GatewayException.invalid("tools.exec: "
                + reading.problems().stream().map(problem -> problem.text()).reduce((a, b) -> a + "; " + b).orElse("cannot be read")));
    }

    private static void merge(Map<String, Object> section, Object more) {
        if (more instanceof Map<?, ?> map)
            map.forEach((key, value) -> {
                if (value != null)
                    section.put(String.valueOf(key), value);
            });
    }
}
