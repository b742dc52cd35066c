package io.meshwork.runtime.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes keyspaces and tables, each change agreed on by all nodes before the next. */
public final class Schema {
  private static final String MESHWORK = "meshwork";
  private static final Pattern ADDED =
      Pattern.compile("ALTER TABLE " + MESHWORK + "\\.(\\w+) ADD IF NOT EXISTS \\((\\w+)");

  private final CassandraSession session;

  public Schema(CassandraSession session) {
    this.session = session;
  }

  /** Makes the keyspace meshwork and its tables, as far as they don't exist. */
  public void prepareMeshwork(String createKeyspace) {
    if (keyspace(MESHWORK).isEmpty()) {
      change(createKeyspace);
    }
    if (!meshworkIsComplete()) {
      statements().forEach(this::change);
    }
  }

  /**
   * Runs changes, and looks at the schema when all are done. By itself the driver looks after each,
   * and puts that off for a second.
   */
  public void together(Runnable changes) {
    session.cql().setSchemaMetadataEnabled(false);
    try {
      changes.run();
    } finally {
      session.cql().setSchemaMetadataEnabled(null);
    }
  }

  /**
   * Runs a statement that changes the schema, and waits until all nodes have the change.
   *
   * @throws MeshException UNAVAILABLE if the nodes don't come to agree
   */
  public void change(String statement) {
    session.run(statement);
    if (!session.cql().checkSchemaAgreement()) {
      throw new MeshException(
          Category.UNAVAILABLE,
          "The nodes of Cassandra at %s don't agree on the schema after: %s. See whether all are up (nodetool describecluster), then run the job again."
              .formatted(session.contactPoints(), statement.lines().findFirst().orElse("")));
    }
  }

  /** The table as it is now, not as it was when it was last looked at. */
  public Optional<TableMetadata> table(String keyspace, String table) {
    return keyspace(keyspace).flatMap(k -> k.getTable(quoted(table)));
  }

  /** The keyspace as it was when the schema was last refreshed. */
  public Optional<KeyspaceMetadata> keyspace(String keyspace) {
    return session.cql().getMetadata().getKeyspace(quoted(keyspace));
  }

  /** Looks at the schema again; the driver itself waits a second before it does. */
  public void refresh() {
    try {
      session.cql().refreshSchema();
    } catch (DriverException e) {
      throw session.explained(e, "reading the schema");
    }
  }

  private boolean meshworkIsComplete() {
    return statements().stream().allMatch(this::isDone);
  }

  private boolean isDone(String statement) {
    Matcher added = ADDED.matcher(statement);
    if (!added.lookingAt()) {
      return exists(created(statement));
    }
    return keyspace(MESHWORK)
        .flatMap(meshwork -> meshwork.getTable(added.group(1)))
        .flatMap(table -> table.getColumn(added.group(2)))
        .isPresent();
  }

  private boolean exists(String name) {
    return keyspace(MESHWORK)
        .filter(k -> k.getTable(name).isPresent() || k.getUserDefinedType(name).isPresent())
        .isPresent();
  }

  /** The name behind "meshwork." in a statement that creates something. */
  private static String created(String statement) {
    return statement.replaceFirst("(?s)^.*?IF NOT EXISTS " + MESHWORK + "\\.(\\w+).*$", "$1");
  }

  private static List<String> statements() {
    try (InputStream cql = Schema.class.getResourceAsStream("meshwork.cql")) {
      String text = new String(cql.readAllBytes(), StandardCharsets.UTF_8);
      String bare = text.replaceAll("(?m)^--.*$", "");
      return Arrays.stream(bare.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CqlIdentifier quoted(String name) {
    return CqlIdentifier.fromInternal(name);
  }
}
