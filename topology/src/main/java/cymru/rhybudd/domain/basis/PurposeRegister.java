package cymru.rhybudd.domain.basis;

import java.time.LocalDate;
import java.util.List;

/** For which purposes facts may be used, and when. What no entry admits is withheld. */
public record PurposeRegister(List<Purpose> entries) {
    private static final Admission WITHHELD = new Admission.Withheld();

    public PurposeRegister {
        entries = List.copyOf(entries);
    }

    /** Whether a kind of fact of a source may be used on a day. */
    public Admission admit(String source, String fact, LocalDate day) {
        for (Purpose entry : entries) {
            if (entry.source().equals(source) && entry.fact().equals(fact) && entry.isLiveOn(day)) {
                return new Admission.Admitted(entry);
            }
        }
        return WITHHELD;
    }
}
