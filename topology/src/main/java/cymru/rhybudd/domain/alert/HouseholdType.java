package cymru.rhybudd.domain.alert;

import cymru.rhybudd.domain.indicator.Domain;
import cymru.rhybudd.domain.indicator.FactRow;
import cymru.rhybudd.domain.indicator.Indicator;
import java.util.List;

/** What can be said of a citizen's household without naming anybody: whether children are known, and a tenancy. */
public enum HouseholdType {
    NO_CHILDREN_NO_TENANCY,
    NO_CHILDREN_TENANT,
    WITH_CHILDREN_NO_TENANCY,
    WITH_CHILDREN_TENANT;

    /** The type that the rows show. */
    public static HouseholdType of(List<FactRow> rows) {
        boolean children = false;
        boolean tenancy = false;
        for (FactRow row : rows) {
            Indicator indicator = row.fact() == null ? null : row.fact().indicator();
            children |= indicator != null && indicator.domain() == Domain.EDUCATION;
            tenancy |= indicator == Indicator.RENT_ARREARS || indicator == Indicator.THREAT_TO_TENANCY;
        }
        return values()[(children ? 2 : 0) + (tenancy ? 1 : 0)];
    }
}
