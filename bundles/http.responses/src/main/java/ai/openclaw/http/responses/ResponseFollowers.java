package ai.openclaw.http.responses;

import ai.openclaw.api.EventSink;
import ai.openclaw.openai.Followers;
import org.osgi.service.component.annotations.Component;

/** The runs that responses wait for. */
@Component(service = {ResponseFollowers.class, EventSink.class})
public final class ResponseFollowers extends Followers {}
