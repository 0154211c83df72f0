package ai.openclaw.testkit;

import ai.openclaw.api.ConfigEditor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A configuration editor that only remembers what it was told. */
public final class RecordingEditor implements ConfigEditor {
    /** All edits in their order. */
    public final List<Edit> edits = new CopyOnWriteArrayList<>();

    @Override
    public void edit(List<Edit> changes) { edits.addAll(changes); }
}
