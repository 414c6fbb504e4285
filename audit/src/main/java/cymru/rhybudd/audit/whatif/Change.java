package cymru.rhybudd.audit.whatif;

import cymru.rhybudd.backtest.Replay;
import cymru.rhybudd.council.ModelFile;
import cymru.rhybudd.council.Scaling;
import cymru.rhybudd.domain.indicator.Indicator;
import cymru.rhybudd.domain.weighting.WeightedIndicator;
import cymru.rhybudd.domain.weighting.WeightingModel;
import cymru.rhybudd.schemas.CitizenEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is supposed to have been otherwise, from the beginning of the log. */
public sealed interface Change {

    /** The fold of a partition by which it is seen. */
    Replay replay(int partition, Replay.Judged judged);

    /** What would stand in the log in place of an entry; null where it would not have come. */
    default @Nullable CitizenEvent entry(CitizenEvent entry) {
        return entry;
    }

    /** That model was in force, and none of the log's own. */
    record Candidate(ModelFile model) implements Change {
        @Override
        public Replay replay(int partition, Replay.Judged judged) {
            return Replay.by(model, partition, judged);
        }
    }

    /** The source, named as its mapping file names it, was never connected. */
    record WithoutSource(String source) implements Change {
        @Override
        public Replay replay(int partition, Replay.Judged judged) {
            return Replay.byItsModels(ModelFile::parse, judged);
        }

        @Override
        public @Nullable CitizenEvent entry(CitizenEvent entry) {
            return WithoutRows.of(source, entry);
        }
    }

    /**
     * Every model was without the indicator.
     *
     * @param rescaled whether the others share its weight; else nobody has it, and scores are lower by what it added
     */
    record WithoutIndicator(Indicator indicator, boolean rescaled) implements Change {
        @Override
        public Replay replay(int partition, Replay.Judged judged) {
            return Replay.byItsModels((version, text) -> without(ModelFile.parse(version, text)), judged);
        }

        private WeightingModel without(WeightingModel model) {
            List<WeightedIndicator> others = model.indicators().stream()
                    .filter(weighted -> weighted.indicator() != indicator)
                    .toList();
            return model.weighing(rescaled && !others.isEmpty() ? Scaling.toFullWeight(others) : others);
        }
    }
}
