package io.meshwork.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs of a folder.
 *
 * @param runs newest first
 * @param unreadable a message for each file that is not a run's
 */
public record RunIndex(List<RunRecord> runs, List<String> unreadable) {
  private static final Comparator<RunRecord> OLDEST_FIRST =
      Comparator.comparing(RunRecord::startedAt).thenComparing(RunRecord::run);

  public RunIndex {
    runs = List.copyOf(runs);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads every {@code *.json} of the folder; an absent folder has no runs. Runs are written beside
   * their name and renamed when whole, so other names are passed over, and so is a file that goes
   * away meanwhile.
   */
  public static RunIndex of(Path folder) {
    List<RunRecord> runs = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        runs.add(RunRecord.read(file));
      } catch (UnreadableRunException e) {
        if (Files.exists(file)) {
          unreadable.add(e.getMessage());
        }
      }
    }
    runs.sort(OLDEST_FIRST.reversed());
    return new RunIndex(runs, unreadable);
  }

  /** The newest run of a product. */
  public Optional<RunRecord> latest(String product) {
    return runs.stream().filter(run -> run.product().equals(product)).findFirst();
  }

  /** The runs of the same product that started before this one, newest first. */
  public List<RunRecord> earlierThan(RunRecord run) {
    return earlier(run, runs);
  }

  static List<RunRecord> earlier(RunRecord run, List<RunRecord> among) {
    return among.stream()
        .filter(other -> other.product().equals(run.product()))
        .filter(other -> OLDEST_FIRST.compare(other, run) < 0)
        .sorted(OLDEST_FIRST.reversed())
        .toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(RunIndex::isRun).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the runs in " + folder, e);
    }
  }

  private static boolean isRun(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") && !name.startsWith(".");
  }
}
