package ai.openclaw.launcher;

import ai.openclaw.api.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models that are within reach but not configured: a key in the environment, a model server on this machine. They are told, never used silently. */
final class ModelHints {
    private static final int CONNECT_MS = 200;
    /** A model to begin with for each variable; nothing else need be said of its provider. */
    private static final Map<String, String> KEYS = keys();

    private final Gateway gateway;
    private final List<String> configured;

    ModelHints(Gateway gateway, List<String> configured) {
        this.gateway = gateway;
        this.configured = configured;
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("OPENAI_API_KEY", "openai/gpt-5-mini");
        keys.put("ANTHROPIC_API_KEY", "anthropic/claude-sonnet-4-5");
        keys.put("GEMINI_API_KEY", "gemini/gemini-2.5-flash");
        keys.put("OPENROUTER_API_KEY", "openrouter/openrouter/auto");
        keys.put("GROQ_API_KEY", "groq/llama-3.3-70b-versatile");
        keys.put("DEEPSEEK_API_KEY", "deepseek/deepseek-chat");
        keys.put("MISTRAL_API_KEY", "mistral/mistral-small-latest");
        return keys;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        KEYS.forEach((variable, model) -> {
            if (gateway.environment(variable).isPresent() && !configured.contains(model.substring(0, model.indexOf('/'))))
                lines.add(variable + " is set. To use it: " + setting(model));
        });
        if (!configured.contains("ollama") && answers(11434))
            lines.add("Ollama answers on port 11434. To use it: " + setting("ollama/llama3.2"));
        if (!configured.contains("lmstudio") && answers(1234))
            lines.add("LM Studio answers on port 1234. To use it: " + setting("lmstudio/YOUR_MODEL"));
        return lines;
    }

    private String setting(String model) {
        return "put into " + gateway.configFile() + "\n             agents: { defaults: { model: \"" + model + "\" } }";
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
