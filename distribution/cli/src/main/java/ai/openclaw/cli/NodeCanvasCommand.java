package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about the page that a node shows. */
abstract class NodeCanvasCommand extends NodeCommand {
    JsonNode canvas(GatewayClient gateway, String what, ObjectNode params) {
        return invoke(gateway, node(gateway).path("nodeId").asText(), "canvas." + what, params);
    }

    /** {@code openclaw nodes canvas present}. */
    @picocli.CommandLine.Command(name = "present", description = "Show the canvas, with a page if one is given.", footer = {"", "Example:",
            "  openclaw nodes canvas present --node \"My phone\" --target https://example.org"})
    static final class Present extends NodeCanvasCommand {
        @Option(names = "--target", paramLabel = "URL", description = "the page")
        private Optional<String> target = Optional.empty();

        @Override
        void run(GatewayClient gateway) {
            ObjectNode params = Json.object();
            target.ifPresent(url -> params.put("url", url));
            done(canvas(gateway, "present", params), "The canvas is shown.");
        }
    }

    /** {@code openclaw nodes canvas hide}. */
    @picocli.CommandLine.Command(name = "hide", description = "Hide the canvas.", footer = {"", "Example:",
            "  openclaw nodes canvas hide --node \"My phone\""})
    static final class Hide extends NodeCanvasCommand {
        @Override
        void run(GatewayClient gateway) { done(canvas(gateway, "hide", Json.object()), "The canvas is hidden."); }
    }

    /** {@code openclaw nodes canvas navigate}. */
    @picocli.CommandLine.Command(name = "navigate", description = "Show another page on the canvas.", footer = {"", "Example:",
            "  openclaw nodes canvas navigate --node \"My phone\" https://example.org"})
    static final class Navigate extends NodeCanvasCommand {
        @Parameters(paramLabel = "URL", description = "the page")
        private String url = "";

        @Override
        void run(GatewayClient gateway) {
            done(canvas(gateway, "navigate", Json.object().put("url", url)), "The canvas shows " + url + ".");
        }
    }

    /** {@code openclaw nodes canvas eval}. */
    @picocli.CommandLine.Command(name = "eval", description = "Run JavaScript on the canvas and print what it gives.", footer = {"",
            "Example:", "  openclaw nodes canvas eval --node \"My phone\" --js document.title"})
    static final class Eval extends NodeCanvasCommand {
        @Option(names = "--js", required = true, paramLabel = "CODE", description = "the JavaScript")
        private String script = "";

        @Override
        void run(GatewayClient gateway) {
            JsonNode answer = canvas(gateway, "eval", Json.object().put("javaScript", script));
            done(answer, answer.at("/payload/result").asText(Json.line(answer.path("payload"))));
        }
    }

    /** {@code openclaw nodes canvas snapshot}. */
    @picocli.CommandLine.Command(name = "snapshot", description = "Save a picture of the canvas.", footer = {"", "Example:",
            "  openclaw nodes canvas snapshot --node \"My phone\" --out canvas.png"})
    static final class Snapshot extends NodeCanvasCommand {
        @Option(names = "--format", paramLabel = "WORD", defaultValue = "png", description = "png or jpg")
        private String format = "png";

        @Option(names = "--out", paramLabel = "FILE", description = "where to; a new temporary file unless given")
        private Optional<Path> out = Optional.empty();

        @Override
        void run(GatewayClient gateway) {
            ObjectNode params = Json.object().put("format", format.equals("jpg") ? "jpeg" : format);
            JsonNode picture = canvas(gateway, "snapshot", params).path("payload");
            Path file = save(picture.path("base64").asText(""));
            done(Json.object().put("format", format).put("path", file.toString()), file.toString());
        }

        private Path save(String base64) {
            try {
                byte[] picture = Base64.getDecoder().decode(base64);
                if (picture.length == 0)
                    throw new CliException("The node sent no picture.");
                Path file = out.isPresent() ? out.get() : Files.createTempFile("openclaw-canvas-", "." + format);
                return Files.write(file, picture);
            } catch (IllegalArgumentException e) {
                throw new CliException("The node sent a picture that is no base64.");
            } catch (IOException e) {
                throw new CliException("The picture cannot be saved: " + e.getMessage());
            }
        }
    }
}
