package ai.openclaw.tools.image;

import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.ModelCatalog;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import ai.openclaw.api.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** How an agent has a picture looked at by a model that reads them ({@code agents.defaults.imageModel}), whatever its own model can. */
@Component(service = ToolGroup.class)
@ToolGroupType("media")
public final class ImageTools implements ToolGroup {
    private final ImageModels models;
    private final Map<String, ModelProvider> providers = new ConcurrentHashMap<>();
    private final List<Tool<?>> tools = List.of(
            new Tool<>("image", "Has a picture of the workspace looked at, and answers what you ask about it.", Params.class, this::look));

    /** Arguments of {@code image}. */
    record Params(@Describe("The file, relative to the workspace, or a data URL.") @NotEmpty String image,
            @Describe("What to find out.") @Default("\"Describe the picture.\"") String prompt,
            @Describe("Another model, as provider/model.") Optional<String> model) {}

    @Activate
    public ImageTools(@Reference Config config, @Reference Sessions sessions, @Reference ModelCatalog catalog) {
        models = new ImageModels(config, sessions, catalog);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(ModelProvider provider, Map<String, Object> properties) { providers.put(SettingsReader.instance(properties), provider); }

    void unbind(ModelProvider provider, Map<String, Object> properties) { providers.remove(SettingsReader.instance(properties), provider); }

    @Override
    public List<Tool<?>> tools() { return tools; }

    private ToolResult look(Params params, ToolCall call) throws InterruptedException {
        try {
            Image image = Picture.of(params.image(), call.place());
            return look(image, params, models.candidates(params.model(), call.sessionKey()));
        } catch (GatewayException e) {
            return ToolResult.failed(e.message());
        }
    }

    /** The models are asked in turn until one answers. */
    private ToolResult look(Image image, Params params, List<ImageModels.Candidate> candidates) throws InterruptedException {
        List<String> failures = new ArrayList<>();
        for (ImageModels.Candidate candidate : candidates)
            try {
                ModelProvider provider = providers.get(candidate.provider());
                if (provider == null)
                    throw GatewayException.unavailable("provider \"" + candidate.provider() + "\" is not deployed just now");
                return new ToolResult(Question.ask(provider, candidate.model(), params.prompt(), image), false,
                        Map.of("model", candidate.name(), "mimeType", image.mimeType())).meta("with " + candidate.name());
            } catch (GatewayException e) {
                failures.add(candidate.name() + ": " + e.message());
            }
        return ToolResult.failed("no model could look at the picture. " + String.join("; ", failures));
    }
}
