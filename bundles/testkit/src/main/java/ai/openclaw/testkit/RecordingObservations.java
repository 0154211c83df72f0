package ai.openclaw.testkit;

import ai.openclaw.api.Observation;
import ai.openclaw.api.Observations;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Keeps what was told. */
public final class RecordingObservations implements Observations {
    public final List<Observation> told = new CopyOnWriteArrayList<>();

    @Override
    public void tell(Supplier<Observation> observation) { told.add(observation.get()); }
}
