package cymru.rhybudd.streams;

import cymru.rhybudd.domain.indicator.Fact;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a fact row says now, and the person records that it concerns.
 *
 * @param fact null when the row is gone, which then concerns nobody; and when its people alone changed ({@link cymru.rhybudd.domain.alert.Cause#PARTY}), for
 *     what it says is GATHER's to know
 */
record Concern(String row, String about, @Nullable Fact fact, SortedSet<String> persons) {}
