package ai.openclaw.core;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** A service as Declarative Services hands it to those who ask for it later. */
record OneService<S>(S service) implements ComponentServiceObjects<S> {
    @Override
    public S getService() { return service; }

    @Override
    public void ungetService(S used) {
        // nothing is counted
    }

    @Override
    public ServiceReference<S> getServiceReference() { throw new UnsupportedOperationException(); }
}
