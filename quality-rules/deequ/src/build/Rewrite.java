import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Copies a tree of published sources and applies the edits listed in an XML file to the copy.
 *
 * <p>{@code java Rewrite.java REWRITES.xml PUBLISHED REWRITTEN}, where an edit is {@code <rewrite
 * file="a/B.scala" times="1"><from>x</from><to>y</to></rewrite>}: in that file below PUBLISHED the
 * literal text x stands exactly once. Edits of one file apply in their order. If any doesn't match
 * as often as it says, nothing is written, every such edit is named on standard error, and the exit
 * code is 1. A file whose text wouldn't change is left alone, so that incremental compilers see no
 * change.
 */
final class Rewrite {
  private final Path list;
  private final Path published;
  private final List<Edit> edits;
  private final List<String> problems = new ArrayList<>();

  private Rewrite(Path list, Path published) throws Exception {
    this.list = list;
    this.published = published;
    this.edits = read(list);
  }

  public static void main(String[] args) throws Exception {
    if (args.length != 3) {
      System.err.println("Usage: java Rewrite.java REWRITES.xml PUBLISHED REWRITTEN");
      System.exit(2);
    }
    var rewrite = new Rewrite(Path.of(args[0]), Path.of(args[1]));
    List<Source> rewritten = rewrite.sources().stream().map(rewrite::rewritten).toList();
    if (!rewrite.problems.isEmpty()) {
      System.err.println(rewrite.report());
      System.exit(1);
    }
    for (Source source : rewritten) {
      source.writeBelow(Path.of(args[2]));
    }
  }

  private static List<Edit> read(Path list) throws Exception {
    var nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(list.toFile())
            .getElementsByTagName("rewrite");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> Edit.of((Element) nodes.item(i)))
        .toList();
  }

  private List<Source> sources() throws IOException {
    try (Stream<Path> files = Files.walk(published)) {
      var sources = new ArrayList<Source>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = published.relativize(file).toString().replace('\\', '/');
        sources.add(new Source(name, Files.readString(file)));
      }
      edits.stream()
          .filter(edit -> sources.stream().noneMatch(edit::concerns))
          .forEach(edit -> problems.add(edit + ": there is no such file."));
      return sources;
    }
  }

  private Source rewritten(Source source) {
    String text = source.text();
    for (Edit edit : edits.stream().filter(edit -> edit.concerns(source)).toList()) {
      int found = edit.matchesIn(text);
      if (found != edit.times()) {
        problems.add(edit + ": " + found + " found, " + edit.times() + " expected.");
      }
      text = text.replace(edit.from(), edit.to());
    }
    return new Source(source.name(), text);
  }

  private String report() {
    var text = new StringBuilder("Cannot rewrite " + published + ": " + problems.size());
    text.append(problems.size() == 1 ? " edit" : " edits").append(" of ").append(list);
    text.append(" did not match. Nothing was written.");
    for (int i = 0; i < problems.size(); i++) {
      text.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
    }
    return text + "\nRead those places in the published sources, then mend the edits.";
  }

  /** One literal replacement, and how often its text stands in the file. */
  private record Edit(String file, int times, String from, String to) {

    static Edit of(Element rewrite) {
      return new Edit(
          rewrite.getAttribute("file"),
          Integer.parseInt(rewrite.getAttribute("times")),
          only(rewrite, "from"),
          only(rewrite, "to"));
    }

    private static String only(Element rewrite, String tag) {
      return rewrite.getElementsByTagName(tag).item(0).getTextContent();
    }

    boolean concerns(Source source) {
      return source.name().equals(file);
    }

    int matchesIn(String text) {
      return (int) Pattern.compile(from, Pattern.LITERAL).matcher(text).results().count();
    }

    @Override
    public String toString() {
      return file + ": \"" + from.strip().replaceAll("\\s*\n\\s*", " ") + "\"";
    }
  }

  /** The text of one file, by its name below the root. */
  private record Source(String name, String text) {

    void writeBelow(Path root) throws IOException {
      Path file = root.resolve(name);
      if (Files.exists(file) && Files.readString(file).equals(text)) {
        return;
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }
}
