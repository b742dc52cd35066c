package io.meshwork.governance.policy;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Problem;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All policies, as the mesh has configured them. */
public final class Policies {
  private final PolicySettings settings;
  private final List<Policy> all;

  private Policies(PolicySettings settings, List<Policy> all) {
    this.settings = settings;
    this.all = all;
  }

  /** With these parameters, severities and exemptions. */
  public static Policies of(PolicySettings settings) {
    var personal = new PersonalData(settings.personal());
    return new Policies(
        settings,
        List.of(
            new OwnerNamed(),
            new ProductDescribed(),
            new ColumnsDescribed(),
            new VersionComparable(),
            new ServicePromised(settings.maximalLatency()),
            new QualityJudged(),
            new ClassificationKept(settings.classifications()),
            new ErasurePossible(personal),
            new RetentionDecided(personal)));
  }

  /** Each of them, those that are off too. */
  public List<Policy> all() {
    return all;
  }

  public Severity severity(Policy policy) {
    return settings.severities().get(policy.id());
  }

  /** All exemptions, those that have ended too. */
  public List<Exemption> exemptions() {
    return settings.exemptions();
  }

  /**
   * Where a contract breaks the policies that aren't off and that it isn't exempted from.
   *
   * @param hasSuite whether its domain keeps a suite of quality rules for it
   * @param today the day that decides which exemptions still count
   * @return in the order of the lines
   */
  public List<Finding> check(DataContract contract, boolean hasSuite, LocalDate today) {
    Document document = Document.of(contract, hasSuite);
    return all.stream()
        .filter(p -> severity(p) != Severity.OFF)
        .filter(p -> !settings.exempts(contract.product(), p.id(), today))
        .flatMap(p -> findings(p, document))
        .sorted(Comparator.comparingInt(f -> f.problem().line()))
        .toList();
  }

  private Stream<Finding> findings(Policy policy, Document document) {
    List<Problem> problems = policy.problems(document);
    return problems.stream().map(problem -> new Finding(policy.id(), severity(policy), problem));
  }
}
