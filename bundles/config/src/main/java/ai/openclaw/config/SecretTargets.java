package ai.openclaw.config;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Secret;
import ai.openclaw.api.Secrets.Assignment;
import ai.openclaw.api.Secrets.Resolution;
import ai.openclaw.references.SecretPlaces.Place;
import ai.openclaw.schema.KeyPath;
import ai.openclaw.schema.SchemaNode;
import ai.openclaw.schema.SchemaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Secrets by the keys of the schema that may hold one (contract section 6, {@code secrets.resolve}). */
record SecretTargets(SchemaSource schema) {
    Resolution resolve(List<String> wanted, Snapshot snapshot) {
        List<List<String>> targets = wanted.stream().map(this::target).toList();
        List<Assignment> assignments = new ArrayList<>();
        List<String> diagnostics = new ArrayList<>();
        List<String> inactive = new ArrayList<>();
        for (Place place : snapshot.secrets().places()) {
            if (targets.stream().noneMatch(target -> covers(target, place.segments())))
                continue;
            Secret secret = snapshot.secrets().values().get(place.ref());
            String failure = snapshot.secrets().failures().get(place.path());
            if (snapshot.secrets().inactive().contains(place.path()))
                inactive.add(place.path());
            else if (secret != null && failure == null)
                assignments.add(new Assignment(place.path(), place.segments(), secret));
            else
                diagnostics.add(place.path() + ": " + (failure == null ? "it was not looked up." : failure));
        }
        return new Resolution(assignments, diagnostics, inactive);
    }

    private List<String> target(String id) {
        List<String> steps = KeyPath.steps(id);
        Optional<SchemaNode> node = Optional.of(schema.root());
        for (String step : steps)
            node = node.flatMap(found -> found.child(step));
        if (steps.isEmpty() || node.filter(SecretTargets::mayBeSecret).isEmpty())
            throw GatewayException.invalid("invalid secrets.resolve params: unknown target id \"" + id + "\"");
        return steps;
    }

    private static boolean mayBeSecret(SchemaNode node) {
        return node.sensitive() || node.forms().stream().anyMatch(SchemaNode.Form.Reference.class::isInstance);
    }

    private static boolean covers(List<String> target, List<String> place) {
        if (target.size() != place.size())
            return false;
        for (int i = 0; i < target.size(); i++)
            if (!target.get(i).equals("*") && !target.get(i).equals("[]") && !target.get(i).equals(place.get(i)))
                return false;
        return true;
    }
}
