package cymru.rhybudd.source;

import cymru.rhybudd.yaml.YamlNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the type checker of CEL does not know: names of constants, dates, and which columns hold money or dates. */
final class ExpressionCheck {
    private final YamlNode node;
    private final Target target;
    private final CelAbstractSyntaxTree ast;
    private final Map<String, Column> columns;
    private final Set<String> used;
    private final Map<String, Long> writtenDates;
    private boolean sound = true;

    /**
     * A check of one expression.
     *
     * @param used takes the columns that the expression uses
     * @param writtenDates takes the dates that are written in it
     */
    ExpressionCheck(
            YamlNode node,
            Target target,
            CelAbstractSyntaxTree ast,
            Map<String, Column> columns,
            Set<String> used,
            Map<String, Long> writtenDates) {
        this.node = node;
        this.target = target;
        this.ast = ast;
        this.columns = columns;
        this.used = used;
        this.writtenDates = writtenDates;
    }

    boolean passes() {
        visit(ast.getExpr());
        CelType type = ast.getResultType();
        boolean isNull = type.equals(SimpleType.NULL_TYPE);
        if ((isNull || type instanceof NullableType) && !target.nullable()) {
            fail(
                    0,
                    target.key() + " must not be null, and this may be",
                    "take the question mark off the column's type if it is never null, or say what null means");
        } else if (!isNull && type.kind() != target.kind()) {
            fail(
                    0,
                    target.key() + " must be " + target.kindInWords() + ", and this is of type " + type.name(),
                    "give it a column or an expression of the right type");
        } else {
            result(ast.getExpr());
        }
        return sound;
    }

    private void fail(CelExpr place, String problem, String remedy) {
        fail(ast.getSource().getPositionsMap().getOrDefault(place.id(), 0), problem, remedy);
    }

    private void fail(int offset, String problem, String remedy) {
        sound = false;
        node.report(offset, problem, remedy);
    }

    /** Looks at what the expression may result in. */
    private void result(CelExpr expression) {
        if (isCall(expression, Operator.CONDITIONAL)) {
            result(expression.call().args().get(1));
            result(expression.call().args().get(2));
        } else if (isCall(expression, Operator.INDEX)
                && expression.call().args().get(0).getKind() == CelExpr.ExprKind.Kind.MAP) {
            expression.call().args().get(0).map().entries().forEach(entry -> result(entry.value()));
        } else if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            column(
                    expression,
                    Objects.requireNonNull(columns.get(expression.ident().name()))
                            .type());
        } else if (target.isEnum()
                && constant(expression) instanceof String name
                && !target.constants().containsKey(name)) {
            fail(expression, "'" + name + "' is no " + target.key(), YamlNode.didYouMean(name, target.choices()));
        }
    }

    private void column(CelExpr place, ColumnType type) {
        boolean wrong = target.isDate()
                ? type != ColumnType.DATE
                : target.isNumber() && (type == ColumnType.DATE || type == ColumnType.DECIMAL && !target.isMoney());
        if (wrong) {
            fail(
                    place,
                    target.key() + " must be " + target.kindInWords() + ", and the column is of type " + type.key(),
                    "give it another column, or correct the column's type");
        }
    }

    void visit(CelExpr expression) {
        switch (expression.getKind()) {
            case IDENT -> used.add(expression.ident().name());
            case CALL -> call(expression);
            case LIST -> expression.list().elements().forEach(this::visit);
            case MAP -> map(expression);
            case SELECT -> visit(expression.select().operand());
            default -> {}
        }
    }

    private void call(CelExpr expression) {
        expression.call().target().ifPresent(this::visit);
        expression.call().args().forEach(this::visit);
        if (expression.call().function().equals(ExpressionCompiler.DATE)
                && constant(expression.call().args().get(0)) instanceof String text) {
            date(expression.call().args().get(0), text);
        }
    }

    private void date(CelExpr place, String text) {
        try {
            writtenDates.put(text, LocalDate.parse(text).toEpochDay());
        } catch (DateTimeException e) {
            fail(place, "'" + text + "' is not a date", "write it as in date('2026-11-30')");
        }
    }

    private void map(CelExpr expression) {
        Set<Object> keys = new HashSet<>();
        for (CelExpr.CelMap.Entry entry : expression.map().entries()) {
            visit(entry.key());
            visit(entry.value());
            Object key = constant(entry.key());
            if (key != null && !keys.add(key)) {
                fail(entry.key(), "the code '" + key + "' is there twice", "keep one");
            }
        }
    }

    static boolean isCall(CelExpr expression, Operator operator) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CALL
                && expression.call().function().equals(operator.getFunction());
    }

    static @Nullable Object constant(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return null;
        }
        CelConstant constant = expression.constant();
        return switch (constant.getKind()) {
            case STRING_VALUE -> constant.stringValue();
            case INT64_VALUE -> constant.int64Value();
            case BOOLEAN_VALUE -> constant.booleanValue();
            default -> null;
        };
    }
}
