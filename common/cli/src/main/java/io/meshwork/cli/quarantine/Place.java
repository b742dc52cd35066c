package io.meshwork.cli.quarantine;

import io.meshwork.cli.LocalSandbox;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.contract.DataContract;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose quarantine, and on which cluster. */
final class Place {
  static final String LOCAL = "local";

  @Parameters(index = "0", paramLabel = "PRODUCT", description = "The product, DOMAIN.NAME.")
  private String product;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = LOCAL,
      description = "The configuration, conf/NAME.conf. Default: ${DEFAULT-VALUE}.")
  private String profile;

  private final Project project = Project.current();

  Project project() {
    return project;
  }

  String profile() {
    return profile;
  }

  /** The product, which must have a contract here. */
  Product product() {
    Product named = Product.named(product);
    project.contract(named);
    return named;
  }

  DataContract contract() {
    return DataContract.read(project.contract(product()));
  }

  QuarantineSettings settings() {
    return QuarantineSettings.read(project.profile(profile));
  }

  /** Opens the product's quarantine. */
  QuarantineTable open() {
    Product named = product();
    QuarantineSettings settings = settings();
    List<String> contactPoints =
        profile.equals(LOCAL)
            ? List.of(LocalSandbox.running(project).contactPoint())
            : settings.contactPoints();
    return new QuarantineTable(Sessions.open(settings, contactPoints), named.toString());
  }
}
