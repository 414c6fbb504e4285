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
import dev.cel.common.ast.CelExpr;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles and type-checks the expressions of one table, and remembers which columns they use. */
final class ExpressionCompiler {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern INAPPLICABLE =
            Pattern.compile("found no matching overload for '(.*)' applied to '(.*?)'.*", Pattern.DOTALL);
    private static final Pattern MACRO =
            Pattern.compile("\\.\\s*(all|exists|exists_one|map|filter)\\s*\\(|\\b(has)\\s*\\(");
    static final String DATE = "date";
    private final Map<String, Column> columns;
    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final Map<String, Long> writtenDates = new ConcurrentHashMap<>();
    private final Set<String> used = new HashSet<>();

    @SuppressWarnings("Immutable") // The written dates only grow while the mapping is loaded, before any row.
    ExpressionCompiler(Map<String, Column> columns) {
        this.columns = columns;
        // No macros: what walks through a list is more than a row needs.
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        DATE, CelOverloadDecl.newGlobalOverload("date_of_text", SimpleType.INT, SimpleType.STRING)));
        columns.values().forEach(column -> builder.addVar(column.name(), column.celType()));
        this.compiler = builder.build();
        this.runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        DATE, CelFunctionBinding.from("date_of_text", String.class, this::epochDay)))
                .build();
    }

    /** Dates that are written in the mapping were read when it was loaded. */
    private Long epochDay(String text) throws CelEvaluationException {
        Long written = writtenDates.get(text);
        try {
            return written != null ? written : (Long) LocalDate.parse(text).toEpochDay();
        } catch (DateTimeException e) {
            throw new CelEvaluationException("not a date"); // without the text: it may be a value
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
            if (!new ExpressionCheck(node, target, ast, columns, used, writtenDates).passes()) {
                return Optional.empty();
            }
            Expression fast = fast(ast.getExpr(), target);
            return Optional.of(
                    fast != null
                            ? fast
                            : new Expression.OfProgram(runtime.createProgram(ast), List.copyOf(columns.values())));
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
        Matcher macro = MACRO.matcher(node.text());
        if (macro.find()) { // CEL complains of its variable first, which is no column
            int group = macro.group(1) == null ? 2 : 1;
            node.report(
                    macro.start(group),
                    "'" + macro.group(group)
                            + "' cannot be used: an expression looks at one row, and goes through no list",
                    "ask with in, such as code in ['A', 'B'], or with == null");
        } else if (undeclared.matches() && node.text().contains(undeclared.group(1) + "(")) {
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
        if (!ExpressionCheck.isCall(expression, Operator.INDEX)) {
            return null;
        }
        CelExpr list = expression.call().args().get(0);
        CelExpr code = expression.call().args().get(1);
        if (list.getKind() != CelExpr.ExprKind.Kind.MAP || code.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return null;
        }
        Map<Object, Object> meanings = new HashMap<>();
        for (CelExpr.CelMap.Entry entry : list.map().entries()) {
            Object key = ExpressionCheck.constant(entry.key());
            Object value = ExpressionCheck.constant(entry.value());
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
}
