package cymru.rhybudd.source;

import cymru.rhybudd.yaml.YamlNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles and type-checks the expressions of one table, and remembers which columns they use. */
final class ExpressionCompiler {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
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
        return node.attempt(node::text).flatMap(text -> {
            CelValidationResult result = compiler.compile(text);
            if (result.hasError()) {
                result.getErrors().forEach(issue -> report(node, issue));
                return Optional.empty();
            }
            return compile(node, text, target, result);
        });
    }

    private void report(YamlNode node, CelIssue issue) {
        int line = issue.getSourceLocation().getLine();
        int offset = line == 1 ? Math.max(0, issue.getSourceLocation().getColumn()) : 0;
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        if (undeclared.matches()) {
            String name = undeclared.group(1);
            node.report(offset, "the column " + name + " is not listed", listIt(name));
        } else {
            String problem = issue.getMessage().replaceAll("\\s+", " ");
            node.report(
                    offset,
                    "the expression is wrong: " + problem,
                    "correct it; see the header of revenues.source.yaml");
        }
    }

    private Optional<Expression> compile(YamlNode node, String text, Target target, CelValidationResult result) {
        try {
            CelAbstractSyntaxTree ast = result.getAst();
            Check check = new Check(node, target, ast);
            check.visit(ast.getExpr());
            check.type(ast);
            if (check.failed) {
                return Optional.empty();
            }
            Expression fast = fast(ast.getExpr(), target);
            return Optional.of(
                    fast != null
                            ? fast
                            : new Expression.OfProgram(RUNTIME.createProgram(ast), List.copyOf(columns.values())));
        } catch (CelValidationException | CelEvaluationException e) {
            node.report("the expression '" + text + "' is wrong", "correct it");
            return Optional.empty();
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
        return java.util.Objects.requireNonNull(columns.get(identifier.ident().name()));
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
        private boolean failed;

        Check(YamlNode node, Target target, CelAbstractSyntaxTree ast) {
            this.node = node;
            this.target = target;
            this.ast = ast;
        }

        private void fail(CelExpr place, String problem, String remedy) {
            failed = true;
            node.report(ast.getSource().getPositionsMap().getOrDefault(place.id(), 0), problem, remedy);
        }

        void type(CelAbstractSyntaxTree checked) {
            boolean nullable = checked.getResultType() instanceof NullableType
                    || checked.getResultType().equals(SimpleType.NULL_TYPE);
            if (checked.getResultType().kind() != target.kind()
                    && !(nullable
                            && target.nullable()
                            && checked.getResultType().equals(SimpleType.NULL_TYPE))) {
                fail(
                        checked.getExpr(),
                        target.key() + " must be " + target.kindInWords() + ", and this is of type "
                                + checked.getResultType().name(),
                        "give it a column or an expression of the right type");
            } else if (nullable && !target.nullable()) {
                fail(
                        checked.getExpr(),
                        target.key() + " must not be null, and this may be",
                        "take the question mark off the column's type, or compare with null first");
            } else {
                result(checked.getExpr());
            }
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
