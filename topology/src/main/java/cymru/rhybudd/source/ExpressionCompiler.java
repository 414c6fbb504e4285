package cymru.rhybudd.source;

import cymru.rhybudd.yaml.YamlNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles and type-checks the expressions of one table, and remembers which columns they use. */
final class ExpressionCompiler {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern INAPPLICABLE =
            Pattern.compile("found no matching overload for '(.*)' applied to '(.*?)'.*", Pattern.DOTALL);
    private static final String DATE = "date";
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .addFunctionBindings(CelFunctionBinding.fromOverloads(
                    DATE, CelFunctionBinding.from("date_of_text", String.class, ExpressionCompiler::epochDay)))
            .build();

    private final Map<String, Column> columns;
    private final CelCompiler compiler;
    private final Set<String> used = new HashSet<>();

    ExpressionCompiler(Map<String, Column> columns) {
        this.columns = columns;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros()
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        DATE, CelOverloadDecl.newGlobalOverload("date_of_text", SimpleType.INT, SimpleType.STRING)));
        columns.values().forEach(column -> builder.addVar(column.name(), column.celType()));
        this.compiler = builder.build();
    }

    private static Long epochDay(String text) throws CelEvaluationException {
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (DateTimeException e) {
            throw new CelEvaluationException("not a date");
        }
    }

    /** The columns that were used so far. */
    Set<String> used() {
        return used;
    }

    /** A listed column by its bare name. */
    Column column(YamlNode node) {
        String name = node.text();
        Column column = columns.get(name);
        if (column == null) {
            throw node.fault("the column " + name + " is not listed", listIt(name));
        }
        used.add(name);
        return column;
    }

    private String listIt(String name) {
        return "list it under columns, or " + YamlNode.didYouMean(name, columns.keySet());
    }

    /** Compiles an expression; every fault is reported, and then there is none. */
    Optional<Expression> compile(YamlNode node, Target target) {
        return node.attempt(node::text).flatMap(text -> compile(node, text, target));
    }

    private Optional<Expression> compile(YamlNode node, String text, Target target) {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            result.getErrors().stream().limit(1).forEach(issue -> report(node, issue)); // the others follow from it
            return Optional.empty();
        }
        try {
            CelAbstractSyntaxTree ast = result.getAst();
            if (!new Check(node, target, ast).passes()) {
                return Optional.empty();
            }
            Expression fast = fast(ast.getExpr(), target);
            return Optional.of(
                    fast != null
                            ? fast
                            : new Expression.OfProgram(RUNTIME.createProgram(ast), List.copyOf(columns.values())));
        } catch (CelValidationException | CelEvaluationException e) {
            node.report("the expression is wrong", "correct it");
            return Optional.empty();
        }
    }

    private void report(YamlNode node, CelIssue issue) {
        CelSourceLocation location = issue.getSourceLocation();
        int offset = location.getLine() == 1 ? Math.max(0, location.getColumn()) : 0;
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        Matcher inapplicable = INAPPLICABLE.matcher(issue.getMessage());
        if (undeclared.matches() && node.text().contains(undeclared.group(1) + "(")) {
            node.report(
                    offset,
                    "there is no function '" + undeclared.group(1) + "'",
                    "use comparisons, && || !, a choice with ? and :, a list of codes, or date('2026-11-30')");
        } else if (undeclared.matches()) {
            String name = undeclared.group(1);
            node.report(offset, "the column " + name + " is not listed", listIt(name));
        } else if (inapplicable.matches()) {
            String types = inapplicable.group(2);
            node.report(
                    offset,
                    "'" + inapplicable.group(1).replace("_", "") + "' does not apply to " + types,
                    types.contains("null")
                            ? "compare only columns with a question mark with null"
                            : "use values of one type; a decimal is in pence and a date in days, both int");
        } else {
            node.report(
                    offset,
                    "the expression is wrong: " + issue.getMessage().replaceAll("\\s+", " "),
                    "write a column, or an expression in CEL");
        }
    }

    /** A bare column or a list of codes needs no evaluation by the CEL library. */
    private @Nullable Expression fast(CelExpr expression, Target target) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return new Expression.OfColumn(column(expression));
        }
        if (!isCall(expression, Operator.INDEX)) {
            return null;
        }
        CelExpr list = expression.call().args().get(0);
        CelExpr code = expression.call().args().get(1);
        if (list.getKind() != CelExpr.ExprKind.Kind.MAP || code.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return null;
        }
        Map<Object, Object> meanings = new HashMap<>();
        for (CelExpr.CelMap.Entry entry : list.map().entries()) {
            Object key = constant(entry.key());
            Object value = constant(entry.value());
            if (key == null || value == null) {
                return null;
            }
            meanings.put(key, target.isEnum() ? target.constants().getOrDefault(value.toString(), value) : value);
        }
        return new Expression.OfCode(Map.copyOf(meanings), column(code));
    }

    private Column column(CelExpr identifier) {
        return Objects.requireNonNull(columns.get(identifier.ident().name()));
    }

    private static boolean isCall(CelExpr expression, Operator operator) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CALL
                && expression.call().function().equals(operator.getFunction());
    }

    private static @Nullable Object constant(CelExpr expression) {
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

    /** What the type checker of CEL does not know: names of constants, dates, and which columns hold money or dates. */
    private final class Check {
        private final YamlNode node;
        private final Target target;
        private final CelAbstractSyntaxTree ast;
        private boolean sound = true;

        Check(YamlNode node, Target target, CelAbstractSyntaxTree ast) {
            this.node = node;
            this.target = target;
            this.ast = ast;
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
                column(expression, ExpressionCompiler.this.column(expression).type());
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
            if (expression.call().function().equals(DATE)
                    && constant(expression.call().args().get(0)) instanceof String text) {
                date(expression.call().args().get(0), text);
            }
        }

        private void date(CelExpr place, String text) {
            try {
                LocalDate.parse(text);
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
    }
}
