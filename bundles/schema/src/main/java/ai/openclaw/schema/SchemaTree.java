package ai.openclaw.schema;

import ai.openclaw.schema.SchemaNode.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The schema of the whole configuration: the known keys, and what the settings records of resolved bundles add at their places. */
public final class SchemaTree {
    private static final String CHANNELS = "channels.";
    private static final String PROVIDERS = "models.providers.";
    private static final String BACKENDS = "agents.defaults.cliBackends";
    private static final Pattern DOT = Pattern.compile("\\.");

    private SchemaTree() {}

    /**
     * The known keys with those of records added.
     *
     * @param records nodes by the PID of their section; of several for one PID each adds what the others lack
     */
    public static SchemaNode of(SchemaNode known, Map<String, List<SchemaNode>> records) {
        SchemaNode root = add(known, "$schema", SchemaNode.TEXT);
        for (Map.Entry<String, List<SchemaNode>> entry : records.entrySet())
            for (SchemaNode record : entry.getValue())
                root = place(root, entry.getKey(), record);
        return root;
    }

    private static SchemaNode place(SchemaNode root, String pid, SchemaNode record) {
        if (pid.startsWith(CHANNELS))
            return add(root, pid, channel(lenient(record)));
        if (pid.equals(BACKENDS))
            return add(root, BACKENDS + ".*", record);
        return add(root, pid.startsWith(PROVIDERS) ? PROVIDERS + "*" : pid, record);
    }

    /** An account has what the channel has, and may have it from there; so nothing is required in either place alone. */
    private static SchemaNode channel(SchemaNode record) {
        SchemaNode accounts = SchemaNode.of(new Form.Members(Map.of(), record));
        SchemaNode more = SchemaNode.of(new Form.Members(ordered("enabled", SchemaNode.FLAG, "accounts", accounts), null));
        return merge(merge(record, more), SchemaNode.of(new Form.Members(Map.of("defaultAccount", SchemaNode.TEXT), null)));
    }

    private static Map<String, SchemaNode> ordered(String first, SchemaNode one, String second, SchemaNode other) {
        Map<String, SchemaNode> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }

    private static SchemaNode lenient(SchemaNode record) {
        Map<String, SchemaNode> named = new LinkedHashMap<>();
        Optional<Form.Members> members = record.members();
        members.ifPresent(form -> form.named().forEach((name, child) -> named.put(name, child.optional())));
        return record.with(List.of(new Form.Members(named, members.map(Form.Members::others).orElse(null)))).optional();
    }

    private static SchemaNode add(SchemaNode node, String path, SchemaNode addition) {
        String[] steps = DOT.split(path, 2);
        SchemaNode below = steps.length == 1 ? addition : add(SchemaNode.of(new Form.Members(Map.of(), null)), steps[1], addition);
        Form.Members members = steps[0].equals("*")
                ? new Form.Members(Map.of(), below.optional())
                : new Form.Members(Map.of(steps[0], below.optional()), null);
        return merge(node, SchemaNode.of(members));
    }

    /** What is known stays as it is; objects get the members that they lack, closed ones stay closed to any others. */
    private static SchemaNode merge(SchemaNode known, SchemaNode more) {
        Optional<Form.Members> ours = known.members();
        Optional<Form.Members> theirs = more.members();
        if (ours.isEmpty() || theirs.isEmpty())
            return mergeElements(known, more);
        List<Form> forms = new ArrayList<>(known.forms());
        forms.removeIf(Form.Members.class::isInstance);
        forms.add(merge(ours.get(), theirs.get()));
        return known.with(forms);
    }

    private static Form merge(Form.Members known, Form.Members more) {
        SchemaNode others = known.others();
        SchemaNode added = more.others();
        Map<String, SchemaNode> named = new LinkedHashMap<>(known.named());
        Optional<SchemaNode> pattern = Optional.ofNullable(others).filter(node -> node.members().isPresent());
        more.named().forEach((name, child) -> {
            SchemaNode optional = child.optional();
            SchemaNode full = known.named().containsKey(name) ? optional : pattern.map(usual -> merge(optional, usual)).orElse(optional);
            named.merge(name, full, SchemaTree::merge);
        });
        if (others != null && added != null)
            return new Form.Members(named, merge(others, added));
        return new Form.Members(named, known.named().isEmpty() && others == null ? added : others);
    }

    private static SchemaNode mergeElements(SchemaNode known, SchemaNode more) {
        Optional<Form.Elements> ours = known.elements();
        Optional<Form.Elements> theirs = more.elements();
        if (ours.isEmpty() || theirs.isEmpty() || known.forms().size() > 1)
            return known;
        return known.with(List.of(new Form.Elements(merge(ours.get().item(), theirs.get().item()), ours.get().min(), ours.get().max())));
    }
}
