package ai.openclaw.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at one place of the configuration.
 *
 * @param forms the alternatives; one of them must fit
 * @param required whether it must be there once the object around it is
 * @param sensitive whether the value is told to nobody
 * @param preset what a missing value is instead; null for nothing
 * @param help what a plugin's author says about it; empty for nothing
 */
public record SchemaNode(List<Form> forms, boolean required, boolean sensitive, @Nullable Object preset, String help) {
    public static final SchemaNode ANYTHING = of(new Form.Anything());
    static final SchemaNode TEXT = of(Form.Text.PLAIN);
    static final SchemaNode FLAG = of(new Form.Flag());

    public SchemaNode {
        forms = List.copyOf(forms);
    }

    public static SchemaNode of(Form form) { return new SchemaNode(List.of(form), false, false, null, ""); }

    SchemaNode optional() { return new SchemaNode(forms, false, sensitive, preset, help); }

    SchemaNode with(List<Form> otherForms) { return new SchemaNode(otherForms, required, sensitive, preset, help); }

    /** The object among the alternatives, if one is; of several the members of all. */
    public Optional<Form.Members> members() {
        return forms.stream().filter(Form.Members.class::isInstance).map(Form.Members.class::cast).reduce(Form.Members::and);
    }

    public Optional<Form.Elements> elements() {
        return forms.stream().filter(Form.Elements.class::isInstance).map(Form.Elements.class::cast).findFirst();
    }

    /** The node of a member or element; empty when the schema has none of that name. */
    public Optional<SchemaNode> child(String step) {
        return members().flatMap(members -> members.child(step)).or(() -> elements().filter(_ -> index(step)).map(Form.Elements::item))
                .or(() -> forms.contains(new Form.Anything()) ? Optional.of(ANYTHING) : Optional.empty());
    }

    private static boolean index(String step) {
        return step.equals("[]") || step.equals("*") || (!step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /** One alternative. */
    public sealed interface Form {
        /** Whatever JSON has. */
        record Anything() implements Form {}

        /** true or false. */
        record Flag() implements Form {}

        /** One constant: a string, or {@code false}. */
        record Constant(Object value) implements Form {}

        /** A {@code {source, provider, id}} (contract section 15). */
        record Reference() implements Form {}

        /**
         * A string.
         *
         * @param pattern that is found in it; null for any
         */
        record Text(int min, int max, @Nullable Pattern pattern, boolean uri) implements Form {
            static final Text PLAIN = new Text(0, Integer.MAX_VALUE, null, false);
        }

        /**
         * A number.
         *
         * @param above whether the least value is itself excluded
         */
        record Figure(boolean whole, double min, boolean above, double max) implements Form {}

        /** An array. */
        record Elements(SchemaNode item, int min, int max) implements Form {}

        /**
         * An object.
         *
         * @param others for every member without a name of its own; null when there may be none
         */
        record Members(Map<String, SchemaNode> named, @Nullable SchemaNode others) implements Form {
            Optional<SchemaNode> child(String name) { return Optional.ofNullable(named.getOrDefault(name, others)); }

            Members and(Members more) {
                Map<String, SchemaNode> all = new LinkedHashMap<>(named);
                more.named.forEach(all::putIfAbsent);
                return new Members(all, others == null ? more.others : others);
            }
        }
    }
}
