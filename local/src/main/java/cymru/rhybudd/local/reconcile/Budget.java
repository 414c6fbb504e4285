package cymru.rhybudd.local.reconcile;

import cymru.rhybudd.schemas.Rag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * How many alerts that count a team is told in a week.
 *
 * @param keptForRed how many of them only a red one may use
 */
record Budget(int perTeamAndWeek, int keptForRed) {
    /** Before the first model nobody knows, so that nothing is told. */
    static final Budget NONE = new Budget(0, 0);

    private static final Budget UNLIMITED = new Budget(Integer.MAX_VALUE, 0);

    /** Of the text of a model; one that says nothing has no limit. */
    static Budget of(String modelText) {
        Object file = new Yaml(new SafeConstructor(new LoaderOptions())).load(modelText);
        return file instanceof Map<?, ?> model && model.get("alert-budget") instanceof Map<?, ?> budget
                ? new Budget(number(budget.get("per-team-and-week")), number(budget.get("kept-for-red")))
                : UNLIMITED;
    }

    private static int number(@Nullable Object value) {
        return Integer.parseInt(String.valueOf(value));
    }

    /** How many were told when one more of that colour still may be. */
    int limit(Rag colour) {
        return colour == Rag.RED ? perTeamAndWeek : perTeamAndWeek - keptForRed;
    }
}
