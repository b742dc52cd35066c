package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The contracts that a contract's relationships lead to. They are read without following their own
 * relationships, so that two may refer to one another.
 */
interface NeighbouringContracts {

  /** Follows nothing. */
  NeighbouringContracts NONE = (file, field, line) -> Optional.empty();

  /** The contract of that file, or this one; empty if it can't be read, which is a finding. */
  Optional<Neighbour> find(Optional<String> file, String field, int line);

  /** Those that {@code shelf} holds beside a contract's own file. */
  static NeighbouringContracts beside(String file, String text, Shelf shelf, Findings findings) {
    return new Beside(file, text, shelf, findings);
  }

  /** A contract that was found, with the tree of its text for the identifiers in it. */
  record Neighbour(String file, DataContract contract, YamlMap root) {

    /** The name of the schema object with this identifier; identifiers win over names. */
    String nameOf(String object) {
      return object(object).flatMap(o -> o.text("name")).orElse(object);
    }

    /** The name of the property with this identifier in that object. */
    String nameOf(String object, String property) {
      return object(object)
          .flatMap(o -> withId(o.maps("properties"), property))
          .flatMap(p -> p.text("name"))
          .orElse(property);
    }

    private Optional<YamlMap> object(String idOrName) {
      var objects = root.maps("schema");
      return withId(objects, idOrName)
          .or(
              () ->
                  objects.stream()
                      .filter(o -> o.text("name").filter(idOrName::equals).isPresent())
                      .findFirst());
    }

    private static Optional<YamlMap> withId(List<YamlMap> maps, String id) {
      return maps.stream().filter(m -> m.text("id").filter(id::equals).isPresent()).findFirst();
    }
  }

  /** Contracts on a shelf. */
  record Beside(String file, String text, Shelf shelf, Findings findings)
      implements NeighbouringContracts {

    @Override
    public Optional<Neighbour> find(Optional<String> other, String field, int line) {
      if (other.isEmpty()) {
        return itself();
      }
      try {
        Optional<String> found = shelf.text(other.get());
        if (found.isEmpty()) {
          findings.add(
              line,
              "the relationship of \"%s\" names %s, which is not beside this contract%s"
                  .formatted(field, other.get(), Suggestion.ending(other.get(), shelf.names())));
        }
        return found.flatMap(t -> neighbour(other.get(), t, line));
      } catch (UncheckedIOException e) {
        findings.add(line, "%s, which this refers to, can't be read: %s".formatted(other.get(), e));
        return Optional.empty();
      }
    }

    /** Its own problems are reported without this; there is nothing to add. */
    private Optional<Neighbour> itself() {
      try {
        return Optional.of(neighbour(file, text));
      } catch (InvalidContractException e) {
        return Optional.empty();
      }
    }

    private Optional<Neighbour> neighbour(String other, String otherText, int line) {
      try {
        return Optional.of(neighbour(other, otherText));
      } catch (InvalidContractException e) {
        findings.add(
            line,
            "%s, which this refers to, is not valid: %s. Mend it first."
                .formatted(other, e.problems().get(0)));
        return Optional.empty();
      }
    }

    private static Neighbour neighbour(String file, String text) {
      var contract = DataContract.parseRecorded(file, text);
      var root =
          YamlReader.read(file, text, new Findings()).map(Yaml.class::cast).orElse(YamlMap.EMPTY);
      return new Neighbour(file, contract, (YamlMap) root);
    }
  }
}
