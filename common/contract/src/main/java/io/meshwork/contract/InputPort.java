package io.meshwork.contract;

/**
 * A table of another product that a product reads.
 *
 * @param product the product that publishes it, such as {@code weather.readings}
 * @param table what of it is read: its name there, its partition key, and the columns that are
 *     needed; whether its changes are followed is {@link Table#tellsChanges}
 */
public record InputPort(String product, Table table) {

  /** The domain of the product. */
  public String domain() {
    return product.split("\\.", 2)[0];
  }

  /** Whether a change of the table makes the product compute again, or it is only looked into. */
  public boolean isFollowed() {
    return table.tellsChanges();
  }

  /** The topic that names the partitions of the table that have changed. */
  public String changeFeed() {
    return ChangeFeed.topic(domain(), table.name());
  }
}
