package io.meshwork.runtime.landing;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** What a null cell does to the value that has landed before: nothing, or it erases it. */
public interface Nulls extends Serializable {
  /** Which columns' nulls erase, in this row. */
  Predicate<String> erasing(InternalRow row);

  /** An absent value leaves what is there. */
  record Leave() implements Nulls {
    @Override
    public Predicate<String> erasing(InternalRow row) {
      return column -> false;
    }
  }

  /** The row is the whole truth: what it doesn't have is gone. */
  record Erase() implements Nulls {
    @Override
    public Predicate<String> erasing(InternalRow row) {
      return column -> true;
    }
  }

  /** Each row lists, in an array of texts, the columns whose null erases. */
  record Listed(int at) implements Nulls {
    @Override
    public Predicate<String> erasing(InternalRow row) {
      if (row.isNullAt(at)) {
        return column -> false;
      }
      ArrayData names = row.getArray(at);
      Set<String> erasing = new HashSet<>();
      for (int i = 0; i < names.numElements(); i++) {
        erasing.add(names.getUTF8String(i).toString());
      }
      return erasing::contains;
    }
  }
}
