package ai.openclaw.api;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What a caller must be allowed to do (contract section 4). */
public enum Scope {
    NONE(""), READ("operator.read"), WRITE("operator.write"), ADMIN("operator.admin"), APPROVALS("operator.approvals"), PAIRING(
            "operator.pairing"), NODE("node");

    private final String id;

    Scope(String id) { this.id = id; }

    /** As on the wire. */
    public String id() { return id; }

    /** Whether these granted scopes allow this; admin allows everything, write also read. */
    public boolean grantedBy(Set<String> scopes) {
        return switch (this) {
            case NONE -> true;
            case READ -> scopes.contains(id) || scopes.contains(WRITE.id) || scopes.contains(ADMIN.id);
            case WRITE, APPROVALS, PAIRING, ADMIN -> scopes.contains(id) || scopes.contains(ADMIN.id);
            case NODE -> false;
        };
    }

    /**
     * The first of some scopes that these do not include, for nobody may give what he does not have. Names that this version does not know
     * are given by those who have them and by admin.
     */
    public static Optional<String> missing(Set<String> granted, Collection<String> wanted) {
        return wanted.stream().filter(
                scope -> !granted.contains(scope) && !granted.contains(ADMIN.id) && !(scope.equals(READ.id) && granted.contains(WRITE.id)))
                .findFirst();
    }
}
