package io.meshwork.governance.policy;

import io.meshwork.contract.Problem;
import java.util.List;
import java.util.stream.Stream;

/** Ownership is somebody's who can be asked. */
record OwnerNamed() implements Policy {

  @Override
  public String id() {
    return "owner-named";
  }

  @Override
  public String demand() {
    return "A product has an owner and a support channel, so that whoever finds it wrong or late knows whom to tell.";
  }

  @Override
  public List<Problem> problems(Document document) {
    var owner =
        document.problemIf(
            document.contract().owners().isEmpty(),
            "team",
            "nobody owns the product. Add a member with a username and role: owner to the team.");
    var channel =
        document.problemIf(
            document.root().maps("support").isEmpty(),
            "support",
            "the owner can't be reached. Add a channel to support, such as a chat room or a mail address.");
    return Stream.concat(owner.stream(), channel.stream()).toList();
  }
}
