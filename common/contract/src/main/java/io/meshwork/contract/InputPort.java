package io.meshwork.contract;

/**
 * A table of another product that a product reads.
 *
 * @param product the product that publishes it, such as {@code weather.readings}
 * @param table what of it is read: its name there, its partition key, and the columns that are
 *     needed
 */
public record InputPort(String product, Table table) {

  /** The domain of the product. */
  public String domain() {
    return product.split("\\.", 2)[0];
  }

  /** The topic that names the partitions of the table that have changed. */
  public String changeFeed() {
    return ChangeFeed.topic(domain(), table.name());
  }
}
