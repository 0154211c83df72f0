package ai.openclaw.model.offline;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The provider {@code offline} with its one model {@code guide}, which is always there and always says the same. */
@Component(property = "openclaw.instance=offline")
public final class OfflineModel implements ModelProvider {
    private static final List<ModelInfo> MODELS = List.of(new ModelInfo("guide", "Guide (offline)", 200_000, 8192, false, List.of("text")));
    private final Guide guide;

    @Activate
    public OfflineModel(@Reference Gateway gateway) { guide = new Guide(gateway.configFile()); }

    @Override
    public List<ModelInfo> models() { return MODELS; }

    @Override
    public ModelStream generate(ModelRequest request) {
        return new GuideStream(guide.answer(request), Words.in(request), request.maxTokens());
    }
}
