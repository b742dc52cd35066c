package io.meshwork.contract;

import io.meshwork.contract.yaml.YamlMap;
import java.util.List;

/** Reads who owns a product: the team's members with the role owner, else all of them. */
final class OwnerReader {
  private OwnerReader() {}

  static List<String> read(YamlMap contract) {
    var team = contract.map("team").maps("members");
    var members = team.isEmpty() ? contract.maps("team") : team;
    var owners =
        members.stream()
            .filter(m -> m.text("role").filter("owner"::equalsIgnoreCase).isPresent())
            .toList();
    return (owners.isEmpty() ? members : owners)
        .stream().flatMap(m -> m.text("username").stream()).toList();
  }
}
