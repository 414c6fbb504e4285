package cymru.rhybudd.domain.basis;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the purpose register: why a fact of a source may be used.
 *
 * @param fact the kind of fact, such as rent-balance
 * @param purpose the purpose's key
 * @param statute the law behind the basis, as UK GDPR article 6(3) demands
 * @param assessment the reference of the data protection impact assessment
 * @param origin council or dwp; data of DWP origin has permitted purposes of its own (SI 2012/1483)
 * @param validTo the last day; null while no end is set
 */
public record Purpose(
        String source,
        String fact,
        String purpose,
        String statute,
        String assessment,
        String origin,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    boolean isLiveOn(LocalDate day) {
        LocalDate last = validTo;
        return !day.isBefore(validFrom) && (last == null || !day.isAfter(last));
    }
}
