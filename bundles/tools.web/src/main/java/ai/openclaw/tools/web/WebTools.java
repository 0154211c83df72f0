package ai.openclaw.tools.web;

import ai.openclaw.api.Config;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import ai.openclaw.api.WebSearch;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The public web, as far as it can be read and searched without a browser. */
@Component
@ToolGroupType("web")
public final class WebTools implements ToolGroup {
    private static final String NAME = "openclaw.web.search.type";
    private final FetchTool fetch;
    private final List<Tool<?>> tools;

    @Reference(service = WebSearch.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY, fieldOption = FieldOption.REPLACE)
    volatile List<Map.Entry<Map<String, Object>, WebSearch>> engines = List.of();

    @Activate
    public WebTools(@Reference Config config) { this(config, new PageFetcher(NameLookup.SYSTEM, Destinations.PUBLIC), Clock.systemUTC()); }

    WebTools(Config config, PageFetcher fetcher, Clock clock) {
        fetch = new FetchTool(config, fetcher, clock);
        SearchTool search = new SearchTool(config, this::byName, clock);
        tools = List.of(new Tool<>("web_fetch", FetchTool.DESCRIPTION, FetchTool.Params.class, fetch::run),
                new Tool<>("web_search", SearchTool.DESCRIPTION, SearchTool.Params.class, search::run));
    }

    @Override
    public List<Tool<?>> tools() { return tools; }

    private SortedMap<String, WebSearch> byName() {
        SortedMap<String, WebSearch> byName = new TreeMap<>();
        engines.forEach(engine -> byName.put(String.valueOf(engine.getKey().get(NAME)), engine.getValue()));
        return byName;
    }

    @Deactivate
    public void close() { fetch.close(); }
}
