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
    /** Providers whose API is the one of OpenAI's chat completions. */
    private static final Map<String, String> KEYS = keys();

    private final Gateway gateway;
    private final List<String> configured;

    ModelHints(Gateway gateway, List<String> configured) {
        this.gateway = gateway;
        this.configured = configured;
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("OPENAI_API_KEY", "openai https://api.openai.com/v1 gpt-5-mini");
        keys.put("ANTHROPIC_API_KEY", "anthropic https://api.anthropic.com/v1 claude-sonnet-4-5");
        keys.put("GEMINI_API_KEY", "gemini https://generativelanguage.googleapis.com/v1beta/openai gemini-2.5-flash");
        keys.put("OPENROUTER_API_KEY", "openrouter https://openrouter.ai/api/v1 openrouter/auto");
        keys.put("GROQ_API_KEY", "groq https://api.groq.com/openai/v1 llama-3.3-70b-versatile");
        keys.put("DEEPSEEK_API_KEY", "deepseek https://api.deepseek.com/v1 deepseek-chat");
        keys.put("MISTRAL_API_KEY", "mistral https://api.mistral.ai/v1 mistral-small-latest");
        return keys;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        KEYS.forEach((variable, entry) -> {
            String[] parts = entry.split(" ", -1);
            if (gateway.environment(variable).isPresent() && !configured.contains(parts[0]))
                lines.add(variable + " is set. To use it: " + setting(parts[0], parts[1], "${" + variable + "}", parts[2]));
        });
        if (!configured.contains("ollama") && answers(11434))
            lines.add("Ollama answers on port 11434. To use it: " + setting("ollama", "http://127.0.0.1:11434/v1", "ollama", "llama3.2"));
        if (!configured.contains("lmstudio") && answers(1234))
            lines.add("LM Studio answers on port 1234. To use it: "
                    + setting("lmstudio", "http://127.0.0.1:1234/v1", "lmstudio", "YOUR_MODEL"));
        return lines;
    }

    private String setting(String provider, String baseUrl, String key, String model) {
        return "put into " + gateway.configFile() + "\n             models: { providers: { " + provider
                + ": { api: \"openai-completions\", baseUrl: \"" + baseUrl + "\", apiKey: \"" + key + "\", models: [{ id: \"" + model
                + "\", name: \"" + model + "\" }] } } }";
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
