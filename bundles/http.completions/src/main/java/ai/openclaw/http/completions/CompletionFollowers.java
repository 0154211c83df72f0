package ai.openclaw.http.completions;

import ai.openclaw.api.EventSink;
import ai.openclaw.openai.Followers;
import org.osgi.service.component.annotations.Component;

/** The runs that chat completions wait for. */
@Component(service = {CompletionFollowers.class, EventSink.class})
public final class CompletionFollowers extends Followers {}
