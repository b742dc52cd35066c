package io.meshwork.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The reports of runs, products, domains and the mesh: HTML pages that link to each other, each
 * with the same figures as JSON.
 *
 * <p>A run's page lies beside its JSON file; everything else in a folder of its own: {@code
 * index.html}, {@code DOMAIN.html}, {@code DOMAIN.PRODUCT.html}, their JSON, and that of the runs'
 * pages.
 */
public final class Reports {
  /** A report that was written: what it says first, and where its page is. */
  public record Written(String headline, Path page) {}

  private final Path runs;
  private final Path folder;
  private final List<RunRecord> records;

  private Reports(Path runs, Path folder, List<RunRecord> records) {
    this.runs = runs;
    this.folder = folder;
    this.records = records;
  }

  /**
   * Reads the runs.
   *
   * @param runs where runs leave their JSON files
   * @param folder where reports go
   */
  public static Reports of(Path runs, Path folder) {
    return new Reports(runs, folder, RunIndex.of(runs).runs());
  }

  /** The runs, newest first. */
  public List<RunRecord> runs() {
    return records;
  }

  public Set<String> products() {
    return records.stream().map(RunRecord::product).collect(Collectors.toCollection(TreeSet::new));
  }

  public Set<String> domains() {
    return records.stream().map(RunRecord::domain).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Writes the report of a run and those of its product, its domain and the mesh. */
  public Written run(RunRecord run) {
    Written report = writeRun(run);
    above(run.product(), run.domain());
    return report;
  }

  /** Writes the report of a product and those of its domain and the mesh. */
  public Written product(String product) {
    return above(product, ProductRuns.of(product, records).standing().domain());
  }

  /** Writes the report of a domain, those of its products, and that of the mesh. */
  public Written domain(String domain) {
    records.stream()
        .filter(run -> run.domain().equals(domain))
        .map(RunRecord::product)
        .distinct()
        .forEach(this::writeProduct);
    Written report = writeDomain(domain);
    writeMesh();
    return report;
  }

  /** Writes the reports of all runs, products and domains, and that of the mesh. */
  public Written all() {
    records.forEach(this::writeRun);
    return mesh();
  }

  /** Writes the reports of all products and domains, and that of the mesh. */
  public Written mesh() {
    products().forEach(this::writeProduct);
    domains().forEach(this::writeDomain);
    return writeMesh();
  }

  private Written above(String product, String domain) {
    Written report = writeProduct(product);
    writeDomain(domain);
    writeMesh();
    return report;
  }

  private Written writeRun(RunRecord run) {
    Path html = runs.resolve(run.run() + ".html");
    Page page = RunPage.of(run, records);
    page.writeHtml(html);
    page.writeJson(folder.resolve(run.run() + ".json"));
    return new Written(run.headline(), html);
  }

  private Written writeProduct(String product) {
    ProductContent content = ProductContent.of(ProductRuns.of(product, records));
    Page page = new Page("product", content, words(), content.trends());
    return write(product, content.headline(), page);
  }

  private Written writeDomain(String domain) {
    List<ProductStanding> products =
        standings().stream().filter(product -> product.domain().equals(domain)).toList();
    DomainContent content = DomainContent.of(domain, products);
    List<Trend> trends = content.products().stream().map(ProductStanding::trend).toList();
    return write(domain, content.headline(), new Page("domain", content, words(), trends));
  }

  private Written writeMesh() {
    MeshContent content = MeshContent.of(standings());
    return write("index", content.headline(), new Page("mesh", content, words(), List.of()));
  }

  private Written write(String name, String headline, Page page) {
    Path html = folder.resolve(name + ".html");
    page.writeHtml(html);
    page.writeJson(folder.resolve(name + ".json"));
    return new Written(headline, html);
  }

  private List<ProductStanding> standings() {
    return products().stream()
        .map(product -> ProductStanding.of(ProductRuns.of(product, records)))
        .toList();
  }

  /** How to come from here to the pages of the runs, and which of these there are. */
  private Map<String, Object> words() {
    Map<String, Object> words = new HashMap<>();
    words.put("toRuns", folder.toAbsolutePath().relativize(runs.toAbsolutePath()) + "/");
    words.put(
        "pages",
        records.stream()
            .map(RunRecord::run)
            .filter(run -> Files.exists(runs.resolve(run + ".html")))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
    return words;
  }
}
