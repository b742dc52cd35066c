package io.meshwork.benchmarks;

import io.meshwork.runtime.run.Domain;
import io.meshwork.runtime.run.MeshJob;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the benchmark of a start submits: the product, or a peer, each in a JVM of its own. */
public final class StartedJob {
  static final String PRODUCT = "meshwork";
  static final String TUNED = "raw-tuned";

  private StartedJob() {}

  /**
   * @param args the side, the file for its marks, the profile, then the product's arguments
   */
  public static void main(String... args) {
    Path marks = Path.of(args[1]);
    StartMarks.add(marks, StartMarks.MAIN, System.currentTimeMillis());
    StartMarks.add(marks, StartMarks.JVM, ManagementFactory.getRuntimeMXBean().getStartTime());
    if (args[0].equals(PRODUCT)) {
      String[] arguments = List.of(args).subList(3, args.length).toArray(String[]::new);
      MeshJob.main(new Domain("bench", Map.of()), arguments);
      return;
    }
    World world = World.of(Path.of(args[2]), marks.getParent());
    RawPipeline.tuned(world, new Events(args[3], 0)).run();
    System.exit(0);
  }
}
