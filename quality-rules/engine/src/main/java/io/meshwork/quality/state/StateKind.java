package io.meshwork.quality.state;

import com.amazon.deequ.analyzers.CorrelationState;
import com.amazon.deequ.analyzers.DoubleValuedState;
import com.amazon.deequ.analyzers.MaxState;
import com.amazon.deequ.analyzers.MeanState;
import com.amazon.deequ.analyzers.MinState;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.NumMatchesAndCount;
import com.amazon.deequ.analyzers.StandardDeviationState;
import com.amazon.deequ.analyzers.SumState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import scala.Option;

/** The kinds of states that metrics have, and how each is written. The codes are for good. */
enum StateKind {
  COUNT(1, NumMatches.class) {
    @Override
    void write(DoubleValuedState<?> state, DataOutput out) throws IOException {
      out.writeLong(((NumMatches) state).numMatches());
    }

    @Override
    DoubleValuedState<?> read(DataInput in) throws IOException {
      return new NumMatches(in.readLong());
    }
  },
  SHARE(2, NumMatchesAndCount.class) {
    @Override
    void write(DoubleValuedState<?> state, DataOutput out) throws IOException {
      NumMatchesAndCount share = (NumMatchesAndCount) state;
      out.writeLong(share.numMatches());
      out.writeLong(share.count());
    }

    @Override
    DoubleValuedState<?> read(DataInput in) throws IOException {
      return new NumMatchesAndCount(in.readLong(), in.readLong(), Option.empty());
    }
  },
  MEAN(3, MeanState.class) {
    @Override
    void write(DoubleValuedState<?> state, DataOutput out) throws IOException {
      MeanState mean = (MeanState) state;
      out.writeDouble(mean.sum());
      out.writeLong(mean.count());
    }

    @Override
    DoubleValuedState<?> read(DataInput in) throws IOException {
      return new MeanState(in.readDouble(), in.readLong());
    }
  },
  SUM(4, SumState.class) {
    @Override
    void write(DoubleValuedState<?> state, DataOutput out) throws IOException {
      out.writeDouble(((SumState) state).sum());
    }

    @Override
    DoubleValuedState<?> read(DataInput in) throws IOException {
      return new SumState(in.readDouble());
    }
  },
  DEVIATION(5, StandardDeviationState.class) {
    @Override
    void write(DoubleValuedState<?> state, DataOutput out) throws IOException {
      StandardDeviationState deviation = (StandardDeviationState) state;
      out.writeDouble(deviation.n());
      out.writeDouble(deviation.avg());
      out.writeDouble(deviation.m2());
    }

    @Override
    DoubleValuedState<?> read(DataInput in) throws IOException {
      return new StandardDeviationState(in.readDouble(), in.readDouble(), in.readDouble());
    }
  },
  LEAST(6, MinState.class) {
    @Override
    void write(DoubleValuedState<?> state, DataOutput out) throws IOException {
      out.writeDouble(((MinState) state).minValue());
    }

    @Override
    DoubleValuedState<?> read(DataInput in) throws IOException {
      return new MinState(in.readDouble(), Option.empty());
    }
  },
  GREATEST(7, MaxState.class) {
    @Override
    void write(DoubleValuedState<?> state, DataOutput out) throws IOException {
      out.writeDouble(((MaxState) state).maxValue());
    }

    @Override
    DoubleValuedState<?> read(DataInput in) throws IOException {
      return new MaxState(in.readDouble(), Option.empty());
    }
  },
  CORRELATION(8, CorrelationState.class) {
    @Override
    void write(DoubleValuedState<?> state, DataOutput out) throws IOException {
      CorrelationState correlation = (CorrelationState) state;
      out.writeDouble(correlation.n());
      out.writeDouble(correlation.xAvg());
      out.writeDouble(correlation.yAvg());
      out.writeDouble(correlation.ck());
      out.writeDouble(correlation.xMk());
      out.writeDouble(correlation.yMk());
    }

    @Override
    DoubleValuedState<?> read(DataInput in) throws IOException {
      return new CorrelationState(
          in.readDouble(),
          in.readDouble(),
          in.readDouble(),
          in.readDouble(),
          in.readDouble(),
          in.readDouble());
    }
  };

  /** Stands for no state. */
  static final int NOTHING = 0;

  private final int code;
  private final Class<?> type;

  StateKind(int code, Class<?> type) {
    this.code = code;
    this.type = type;
  }

  abstract void write(DoubleValuedState<?> state, DataOutput out) throws IOException;

  abstract DoubleValuedState<?> read(DataInput in) throws IOException;

  int code() {
    return code;
  }

  /**
   * @throws IllegalArgumentException if states of this class aren't kept
   */
  static StateKind of(DoubleValuedState<?> state) {
    return Arrays.stream(values())
        .filter(kind -> kind.type.isInstance(state))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No metric has a %s. Add it to StateKind, with a code of its own."
                        .formatted(state.getClass().getSimpleName())));
  }

  static Optional<StateKind> of(int code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
  }

  /** Without the column that it is of, which is an expression of a plan. */
  static DoubleValuedState<?> bare(DoubleValuedState<?> state) {
    if (state instanceof NumMatchesAndCount share) {
      return new NumMatchesAndCount(share.numMatches(), share.count(), Option.empty());
    }
    if (state instanceof MinState least) {
      return new MinState(least.minValue(), Option.empty());
    }
    return state instanceof MaxState greatest
        ? new MaxState(greatest.maxValue(), Option.empty())
        : state;
  }

  /**
   * Deequ's sum of two states of one kind. To Spark, whose scan it is to equal, NaN is the greatest
   * number; Deequ would make it the least one too.
   */
  @SuppressWarnings({
    "unchecked",
    "rawtypes"
  }) // Scala's self type: a state is summed with its like.
  static DoubleValuedState<?> sum(DoubleValuedState one, DoubleValuedState other) {
    if (one instanceof MinState left && other instanceof MinState right) {
      return Double.compare(left.minValue(), right.minValue()) <= 0 ? left : right;
    }
    return (DoubleValuedState<?>) one.sum(other);
  }
}
