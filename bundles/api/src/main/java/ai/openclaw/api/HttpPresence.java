package ai.openclaw.api;

/** Whether the client of an HTTP request is there still. A servlet finds one in the request attribute {@link #ATTRIBUTE}. */
public interface HttpPresence {
    /** The request attribute. */
    String ATTRIBUTE = "openclaw.http.presence";

    /** Looks at the connection, without waiting; false once the client has closed it or its stream. */
    boolean present();
}
