package io.meshwork.cli.replay;

import io.meshwork.cli.CliException;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.LocalSandbox;
import io.meshwork.cli.LocalTopics;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.InputPort;
import io.meshwork.contract.Topic;
import io.meshwork.sandbox.generator.KafkaPublisher;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a CSV file to a product's topic. */
@Command(
    name = "replay",
    description = {
      "Publish the rows of a CSV file to a product's topic in the sandbox.",
      "The records are JSON of the contract's types. The file is read through first, so it is published"
          + " whole or not at all. An empty cell leaves its field out. Values out of range are"
          + " published: judging them is the job's part."
    },
    footer = {
      "%nExamples:",
      "  mesh replay DOMAIN.PRODUCT machine.csv --map FIELD=COLUMN --map FIELD:=CONSTANT \\",
      "      --map FIELD=@row",
      "  mesh replay DOMAIN.PRODUCT old.csv.gz --delimiter \";\" --zone Europe/Prague \\",
      "      --time-format yyMMdd --map FIELD=COLUMN",
      "Every required field of the product's contract needs a --map."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int PROGRESS_EVERY = 1000;

  @Parameters(index = "0", paramLabel = "PRODUCT", description = "The product, DOMAIN.NAME.")
  private String product;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "A CSV file whose first line names the columns; .gz is unpacked.")
  private Path file;

  @Option(
      names = "--map",
      required = true,
      paramLabel = "MAPPING",
      description = {
        "How one field is filled; give it once for each:",
        "  field=column     from a column",
        "  field:=constant  the same in every row",
        "  field=@row       the row's number, from 1"
      })
  private List<String> maps;

  @Option(
      names = "--topic-key",
      paramLabel = "FIELD",
      description = "The field that becomes the Kafka key. Default: the contract's messageKey.")
  private String topicKey;

  @Option(names = "--rate", paramLabel = "N", description = "At most N records a second.")
  private Integer rate;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "The zone of times that name none. Default: ${DEFAULT-VALUE}.")
  private ZoneId zone;

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description = {
        "How the file writes dates and times, such as \"dd.MM.yyyy\". Default: ISO.",
        "A year of two digits, as in \"yyMMdd\", lies between 1969 and 2068."
      })
  private String timeFormat;

  @Option(
      names = "--delimiter",
      paramLabel = "C",
      defaultValue = ",",
      description = "What stands between two cells. Default: \"${DEFAULT-VALUE}\".")
  private char delimiter;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      defaultValue = "UTF-8",
      description = "The file's encoding. Default: ${DEFAULT-VALUE}.")
  private Charset encoding;

  @Option(
      names = "--null",
      paramLabel = "TEXT",
      description =
          "What the file writes for no value, such as NULL. Empty cells have none anyway.")
  private String nothing;

  @Override
  public Integer call() {
    Project project = Project.current();
    DataContract contract = DataContract.read(project.contract(Product.named(product)));
    Topic topic = topic(contract);
    Optional<String> key = key(topic);
    CsvFile csv = new CsvFile(file, delimiter, encoding, Optional.ofNullable(nothing));
    Rows rows = new Rows(topic, Mappings.parse(maps, topic, csv.columns()), new Cells(times()));
    OptionalInt pace = pace();
    long total = FileCheck.rows(csv, rows);
    String servers = LocalSandbox.running(project).bootstrapServers();
    LocalTopics.ensure(servers, contract);
    Terminal terminal = Terminal.standard();
    try (KafkaPublisher publisher = KafkaPublisher.to(servers);
        Stream<CsvRow> read = csv.rows()) {
      Messages messages = new Messages(rows, key, pace);
      publisher.publishPaced(
          topic.name(),
          () -> read.map(messages::message).iterator(),
          sent -> progress(terminal, sent, total));
    }
    terminal.line("Next: mesh run %s --batch".formatted(product));
    return ExitCode.OK;
  }

  private static Topic topic(DataContract contract) {
    if (contract.isAggregate()) {
      throw CliException.usage(
          "%s has no topic of its own: it is made from %s. Replay a file into one of those products."
              .formatted(
                  contract.product(),
                  contract.ports().stream()
                      .map(InputPort::product)
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
    return contract.input();
  }

  private static void progress(Terminal terminal, long sent, long total) {
    if (sent == total || (terminal.isInteractive() && sent % PROGRESS_EVERY == 0)) {
      terminal.progress("Published %,d of %,d records".formatted(sent, total));
    }
  }

  private Optional<String> key(Topic topic) {
    Optional<String> name = Optional.ofNullable(topicKey).or(topic::messageKey);
    List<String> fields = topic.fields().stream().map(Field::name).toList();
    name.filter(n -> !fields.contains(n))
        .ifPresent(
            n -> {
              throw CliException.usage(
                  "--topic-key: the topic has no field \"%s\". It has: %s"
                      .formatted(n, String.join(", ", fields)));
            });
    return name;
  }

  private Times times() {
    try {
      return Times.of(zone, Optional.ofNullable(timeFormat));
    } catch (IllegalArgumentException e) {
      throw CliException.usage(
          "--time-format \"%s\" is not a date pattern: %s".formatted(timeFormat, e.getMessage()));
    }
  }

  private OptionalInt pace() {
    if (rate != null && rate < 1) {
      throw CliException.usage("--rate is " + rate + "; give at least 1 record a second.");
    }
    return rate == null ? OptionalInt.empty() : OptionalInt.of(rate);
  }
}
