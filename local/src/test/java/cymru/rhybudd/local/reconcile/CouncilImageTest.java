package cymru.rhybudd.local.reconcile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cymru.rhybudd.local.council.RowWrite;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CouncilImageTest {
    @Test
    void readsWhatWasWritten() throws SQLException, IOException {
        Council council = Council.family()
                .with(Council.rent(1, 1, "M", "520.00", "1039.99", "0.01", null))
                .with(Council.balance(1, 2, Council.daysAgo(21), "900.10", "FINL"))
                .with(Council.attendance(1, Council.daysAgo(9), 100, 5))
                .with(Council.schoolMove(1, 1, Council.daysAgo(9), true));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection education = connection(postgres, "education");
                Connection housing = connection(postgres, "housing");
                Connection revenues = connection(postgres, "revenues")) {
            Map<String, Connection> connections =
                    Map.of("education", education, "housing", housing, "revenues", revenues);
            for (RowWrite write : council.writes()) {
                insert(requireNonNull(connections.get(write.database())), write);
            }

            CouncilImage image = CouncilImage.read(education, housing, revenues);

            assertThat(image.rows())
                    .containsExactlyInAnyOrderElementsOf(council.image().rows().toList());
            assertThat(education.getAutoCommit()).isTrue();
            assertThat(education.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    private static Connection connection(EmbeddedPostgres postgres, String database) throws SQLException, IOException {
        try (Connection any = postgres.getPostgresDatabase().getConnection();
                Statement statement = any.createStatement()) {
            statement.execute("create database " + database);
        }
        Connection connection = postgres.getDatabase("postgres", database).getConnection();
        try (InputStream sql = CouncilImage.class.getResourceAsStream("/council/" + database + ".sql");
                Statement statement = connection.createStatement()) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("set session_replication_role = replica"); // no foreign keys
        }
        return connection;
    }

    /** Columns that do not count are no longer asked for. */
    private static void insert(Connection connection, RowWrite write) throws SQLException {
        List<String> columns = List.copyOf(write.columns().keySet());
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "do $$ declare c record; begin for c in select column_name from information_schema.columns"
                            + " where table_name = '" + write.table()
                            + "' and is_nullable = 'NO' and column_name not in ('"
                            + String.join("', '", columns) + "') loop execute format('alter table " + write.table()
                            + " alter column %I drop not null', c.column_name); end loop; end $$");
        }
        String sql = "insert into " + write.table() + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", columns.stream().map(column -> "?").toList()) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                insert.setObject(i + 1, write.columns().get(columns.get(i)));
            }
            insert.execute();
        }
    }

    @Test
    void keepsTheColumnsThatAnUpdateLeavesOut() {
        CouncilImage image = Council.family().image();
        image.apply(
                Council.row("housing/person", 1, "person_id", 1, "ni_number", "AB123456C", "uprn", null, "email", "x"));
        assertThat(image.rows().filter(row -> row.table() == CouncilTable.HOUSING_PERSON))
                .singleElement()
                .extracting(Row::columns)
                .isEqualTo(Map.of(
                        "person_id", 1L,
                        "forenames", "Sian",
                        "surname", "Llyr",
                        "date_of_birth", Council.BORN,
                        "ni_number", "AB123456C"));
    }

    @Test
    void knowsNothingOfARemovedRow() {
        Council council = Council.family();
        CouncilImage image = council.image();
        council.writes().forEach(write -> image.apply(Council.removed(write)));
        assertThat(image.rows()).isEmpty();
    }
}
