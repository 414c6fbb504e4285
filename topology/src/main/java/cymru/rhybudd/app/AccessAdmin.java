package cymru.rhybudd.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/**
 * Gives the principals of the catalogue their rights, and takes from them what it does not name. Other principals are left alone, and so is what an
 * administrator denies on purpose: to take a denial away would widen access.
 */
public final class AccessAdmin {
    private final Admin admin;

    public AccessAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * What is to be done, and what is to be left.
     *
     * @param missing what is to be given
     * @param superfluous what is to be taken away
     * @param kept what the catalogue does not name, and is left for the time being
     * @param denied what is denied to principals of the catalogue; nothing is done about it
     */
    public record Plan(
            List<AclBinding> missing, List<AclBinding> superfluous, List<AclBinding> kept, List<AclBinding> denied) {
        public Plan {
            missing = List.copyOf(missing);
            superfluous = List.copyOf(superfluous);
            kept = List.copyOf(kept);
            denied = List.copyOf(denied);
        }

        /** The same, but nothing is taken away: while instances of two releases run, the older ones need what the newer do not. */
        public Plan keepingRights() {
            return new Plan(missing, List.of(), superfluous, denied);
        }

        /** Whether the brokers have what the catalogue says. */
        public boolean isDone() {
            return missing.isEmpty() && superfluous.isEmpty();
        }
    }

    /** Compares the brokers with the catalogue. */
    public Plan plan(AccessCatalogue catalogue) throws InterruptedException {
        List<AclBinding> missing = new ArrayList<>();
        List<AclBinding> superfluous = new ArrayList<>();
        List<AclBinding> denied = new ArrayList<>();
        for (AccessCatalogue.Principal principal : catalogue.principals()) {
            Set<AclBinding> present = present(principal);
            Set<AclBinding> wanted = new HashSet<>(principal.bindings());
            principal.bindings().stream()
                    .filter(binding -> !present.contains(binding))
                    .forEach(missing::add);
            present.stream()
                    .filter(binding -> !wanted.contains(binding))
                    .sorted(Comparator.comparing(AclBinding::toString))
                    .forEach(binding -> (isAllowed(binding) ? superfluous : denied).add(binding));
        }
        return new Plan(missing, superfluous, List.of(), denied);
    }

    private static boolean isAllowed(AclBinding binding) {
        return binding.entry().permissionType() == AclPermissionType.ALLOW;
    }

    /** Carries a plan out. */
    public void apply(Plan plan) throws InterruptedException {
        try {
            admin.createAcls(plan.missing()).all().get();
            admin.deleteAcls(plan.superfluous().stream()
                            .map(AclBinding::toFilter)
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw refused("change", e);
        }
    }

    private Set<AclBinding> present(AccessCatalogue.Principal principal) throws InterruptedException {
        AclBindingFilter ofPrincipal = new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal.user(), null, AclOperation.ANY, AclPermissionType.ANY));
        try {
            return new HashSet<>(admin.describeAcls(ofPrincipal).values().get());
        } catch (ExecutionException e) {
            throw refused("tell", e);
        }
    }

    private static IllegalStateException refused(String what, ExecutionException e) {
        return new IllegalStateException(
                "the brokers do not " + what + " who may do what: "
                        + e.getMessage()
                        + ". Take the settings of an administrator of the brokers (docs/deployment.md)",
                e);
    }
}
