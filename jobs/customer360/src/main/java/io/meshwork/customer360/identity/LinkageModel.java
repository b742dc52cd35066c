package io.meshwork.customer360.identity;

import io.meshwork.runtime.MeshException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What is known of people in general, apart from the two records at hand. By a fixed model the
 * decision about a pair depends on the pair alone, so that more records change no link.
 *
 * <p>The model of the job stands in its jar ({@link ModelFile}). A change of it is a change of
 * code: commit what {@link EstimateLinkage} has made of your own records under a new version, and
 * link all records anew with {@code mesh run customer360.identity --from earliest --to latest}.
 * Until that has run, each row of {@code identities} says by which version it was linked.
 *
 * @param origin where it comes from
 * @param region ISO 3166 country of phone numbers written without one, where the record names none
 * @param weights how often records agree
 * @param terms how many records had each frequent term
 * @param common blocks that were too large to compare all their pairs: to share one of them is no
 *     reason to compare two records. They are part of the model, and no size is looked at while
 *     linking: a record would leave a block by the arrival of others, and links would depend on the
 *     order in which records come. A block that grows later is found by the next estimation
 */
public record LinkageModel(
    Origin origin, String region, Weights weights, Terms terms, Map<BlockingKey, Set<Long>> common)
    implements Serializable {

  /**
   * Where a model comes from.
   *
   * @param version what it is called; another one for each other model
   * @param records how many records it was estimated from
   */
  record Origin(String version, LocalDate estimatedOn, long records) implements Serializable {}

  /**
   * The one in the job's jar.
   *
   * @throws MeshException CONFIGURATION with every problem that it has
   */
  public static LinkageModel shipped() {
    return ModelFile.shipped();
  }
}
