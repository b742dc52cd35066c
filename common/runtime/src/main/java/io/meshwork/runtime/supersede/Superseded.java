package io.meshwork.runtime.supersede;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the versions of one row that need not be written, since what they would write is
 * overwritten by later ones. Leaving them out changes nothing in the table: a version is superseded
 * if each column that it sets is set by a version with a greater write timestamp, or if it is the
 * same as another one. Two different versions with one write timestamp are both written, and
 * Cassandra decides, as it does when they come in two batches.
 */
final class Superseded {
  private static final Comparator<Version> LATEST_FIRST =
      Comparator.comparingLong(Version::writetime)
          .thenComparing(Version::delete)
          .reversed()
          .thenComparingLong(Version::content)
          .thenComparingInt(Version::partition)
          .thenComparingLong(Version::offset);

  private Superseded() {}

  static List<Version> among(List<Version> versions) {
    List<Version> sorted = versions.stream().sorted(LATEST_FIRST).toList();
    List<Version> superseded = new ArrayList<>();
    BitSet later = new BitSet();
    BitSet atThisTime = new BitSet();
    Version before = null;
    boolean deleted = false;
    for (Version version : sorted) {
      if (before != null && version.writetime() != before.writetime()) {
        later.or(atThisTime);
        atThisTime.clear();
      }
      if (deleted || before != null && version.sameAs(before) || covered(version, later)) {
        superseded.add(version);
        continue;
      }
      deleted = version.delete();
      atThisTime.or(version.set());
      before = version;
    }
    return superseded;
  }

  /** A delete is not covered by values: columns that they leave unset would come back. */
  private static boolean covered(Version version, BitSet later) {
    if (version.delete() || later.isEmpty()) {
      return false;
    }
    BitSet open = (BitSet) version.set().clone();
    open.andNot(later);
    return open.isEmpty();
  }
}
