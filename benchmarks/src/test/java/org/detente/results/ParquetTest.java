package org.detente.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.evidence.EvidenceBase;
import org.detente.option.TheatreFolder;
import org.detente.output.EnsembleTables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: results as Parquet, read by DuckDB as a stranger would, and the SQL of
/// docs/results.md.
class ParquetTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final List<String> TABLES = List.of("outcomes", "futures", "trajectories");

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    TheatreFolder tiny = TheatreFolder.load(TINY);
    var request =
        new EnsembleRequest(
            tiny.theatre(), tiny.options(), EvidenceBase.shipped(), 40, 1, 240, 1, Set.of());
    try (EnsembleResult result =
        Ensemble.run(request, new Threads(2), folder.resolve("work"), "test", (_, _, _) -> {})) {
      for (String ending : List.of(".csv", ".parquet")) {
        EnsembleTables.outcomes(result, folder.resolve("outcomes" + ending));
        EnsembleTables.futures(result, folder.resolve("futures" + ending));
        EnsembleTables.trajectories(result, folder.resolve("trajectories" + ending));
      }
    }
  }

  private static List<List<String>> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      var rows = new ArrayList<List<String>>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int c = 1; c <= columns; c++) {
          row.add(String.valueOf(result.getObject(c)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static String file(String table, String ending) {
    return "'" + folder.resolve(table + ending) + "'";
  }

  @Test
  void everyCellIsThatOfTheCsv() throws SQLException {
    for (String table : TABLES) {
      String csv = "read_csv(" + file(table, ".csv") + ", header = true)";
      String parquet = file(table, ".parquet");
      long count = Long.parseLong(rows("select count(*) from " + parquet).getFirst().getFirst());
      assertThat(count).as(table).isPositive();
      assertThat(rows("select count(*) from " + csv).getFirst().getFirst())
          .isEqualTo(Long.toString(count));
      assertThat(rows("select column_name from (describe select * from " + parquet + ")"))
          .isEqualTo(rows("select column_name from (describe select * from " + csv + ")"));
      // Both ways round, with duplicates counted: the same rows, empty cells as null.
      assertThat(rows("from " + csv + " except all from " + parquet)).as(table).isEmpty();
      assertThat(rows("from " + parquet + " except all from " + csv)).as(table).isEmpty();
    }
    assertThat(
            rows(
                "select count(*) from "
                    + file("outcomes", ".parquet")
                    + " where last_handover_month is null"))
        .isNotEqualTo(List.of(List.of("0")));
    assertThat(
            rows(
                "select type from parquet_schema("
                    + file("outcomes", ".parquet")
                    + ") where name in ('option', 'future', 'war') order by name"))
        .containsExactly(List.of("INT32"), List.of("BYTE_ARRAY"), List.of("DOUBLE"));
  }

  @Test
  void largeTablesHaveSeveralGroups() throws SQLException {
    int groups =
        Integer.parseInt(
            rows("select count(distinct row_group_id) from parquet_metadata("
                    + file("trajectories", ".parquet")
                    + ")")
                .getFirst()
                .getFirst());
    long count =
        Long.parseLong(
            rows("select count(*) from " + file("trajectories", ".parquet")).getFirst().getFirst());
    assertThat(groups).isEqualTo((int) ((count + 131_071) / 131_072));
  }

  @Test
  void theExamplesOfThePageRun() throws IOException, SQLException {
    String page = Files.readString(Path.of("../docs/results.md"), StandardCharsets.UTF_8);
    Matcher sql = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(page);
    int run = 0;
    while (sql.find()) {
      String query =
          sql.group(1).replaceAll("'out/[^/']+/([a-z]+\\.parquet)'", "'" + folder + "/$1'");
      assertThat(rows(query.strip().replaceAll(";$", ""))).as(query).isNotEmpty();
      run++;
    }
    assertThat(run).isGreaterThanOrEqualTo(3);
  }
}
