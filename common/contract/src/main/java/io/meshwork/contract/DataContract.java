package io.meshwork.contract;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * One data product as its contract describes it.
 *
 * @param file the file that it was read from, as it was named
 * @param text the contract's text, word for word
 * @param id the contract's identifier
 * @param version the contract's own version
 * @param status its status, such as {@code active}
 * @param domain the domain that owns the product
 * @param name the product's name within the domain (ODCS {@code dataProduct})
 * @param purpose what the product is for; empty if the contract doesn't say
 * @param input the topic that the product is made from; if it is made from others' tables, their
 *     change feeds
 * @param ports the tables of other products that it is made from; none if it takes a topic's
 *     records
 * @param keyspace the Cassandra keyspace that holds its tables
 * @param tables its tables, in the contract's order; at least one is {@link Table.Kind#LANDED}, or
 *     all are {@link Table.Kind#COMPUTED}
 * @param checks its quality checks by library metrics, in the contract's order; the rules in DQDL
 *     are with their table
 * @param slas its service levels, in the contract's order
 * @param owners user names of the team's members whose role is owner; of all members if none is
 * @param schedule the cron expression of its scheduled run, if it has one
 */
public record DataContract(
    String file,
    String text,
    String id,
    String version,
    String status,
    String domain,
    String name,
    String purpose,
    Topic input,
    List<InputPort> ports,
    String keyspace,
    List<Table> tables,
    List<LibraryCheck> checks,
    List<Sla> slas,
    List<String> owners,
    Optional<String> schedule) {

  public DataContract {
    ports = List.copyOf(ports);
    tables = List.copyOf(tables);
    checks = List.copyOf(checks);
    slas = List.copyOf(slas);
    owners = List.copyOf(owners);
  }

  /**
   * Reads a contract file, and the files beside it that its relationships name.
   *
   * @throws InvalidContractException with every problem, if there is any
   */
  public static DataContract read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw unreadable(file, "is not UTF-8 text");
    } catch (NoSuchFileException e) {
      throw unreadable(file, "is not there");
    } catch (IOException e) {
      throw unreadable(file, "can't be read: " + e.getMessage());
    }
  }

  /**
   * Reads a contract from its text. References to other contracts are looked for beside {@code
   * file}, which needn't exist itself.
   *
   * @throws InvalidContractException with every problem, if there is any
   */
  public static DataContract parse(String file, String text) {
    return parse(file, text, Shelf.besides(file));
  }

  /**
   * Reads a contract from its text. References to other contracts are looked for on {@code shelf}.
   *
   * @throws InvalidContractException with every problem, if there is any
   */
  public static DataContract parse(String file, String text, Shelf shelf) {
    return ContractReader.read(file, text, Optional.of(shelf));
  }

  /**
   * Reads the text of a contract that was valid when it was recorded. Its relationships are not
   * followed, since the contracts beside it may have moved on: no field has a reference, and a
   * relation names what the relationship does.
   *
   * @throws InvalidContractException with every problem, if there is any
   */
  public static DataContract parseRecorded(String file, String text) {
    return ContractReader.read(file, text, Optional.empty());
  }

  private static InvalidContractException unreadable(Path file, String why) {
    return new InvalidContractException(
        file.toString(), List.of(new Problem(file.toString(), 0, "the file " + why)));
  }

  /** The product's full name, such as {@code weather.readings}. */
  public String product() {
    return domain + "." + name;
  }

  /**
   * The table of this name.
   *
   * @throws NoSuchElementException if the contract has none
   */
  public Table table(String table) {
    return tables.stream()
        .filter(t -> t.name().equals(table))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(product() + " has no table " + table));
  }

  /** The tables that take the topic's records, in the contract's order. */
  public List<Table> landedTables() {
    return tables.stream().filter(t -> t.kind() == Table.Kind.LANDED).toList();
  }

  /** The first landed or computed table: the one whose rows the suite judges. */
  public Table primaryTable() {
    return tables.stream().filter(t -> t.kind() != Table.Kind.DERIVED).findFirst().orElseThrow();
  }

  /** Whether the product is made from the tables of others rather than from a topic's records. */
  public boolean isAggregate() {
    return !ports.isEmpty();
  }

  /** The tables that are recomputed from a landed one, in the contract's order. */
  public List<Table> derivedTables() {
    return tables.stream().filter(t -> t.kind() == Table.Kind.DERIVED).toList();
  }
}
