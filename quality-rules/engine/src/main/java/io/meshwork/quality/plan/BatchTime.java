package io.meshwork.quality.plan;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.EmptyBlock$;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.FalseLiteral$;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Nil$;
import scala.collection.immutable.Seq;

/**
 * The time of the batch that a plan runs over. A literal would do, but for the plan and the code
 * generated from it, which would be others for each batch.
 */
final class BatchTime extends Expression implements Serializable {
  private static final long serialVersionUID = 1L;

  private final AtomicLong micros;

  /**
   * @param micros since the epoch, as it is when a job starts
   */
  BatchTime(AtomicLong micros) {
    this.micros = micros;
  }

  @Override
  @SuppressWarnings("unchecked") // a Seq is covariant, which Java can't say
  public Seq<Expression> children() {
    return (Seq<Expression>) (Seq<?>) Nil$.MODULE$;
  }

  /** It isn't known before a job starts. */
  @Override
  public boolean foldable() {
    return false;
  }

  @Override
  public boolean nullable() {
    return false;
  }

  @Override
  public DataType dataType() {
    return DataTypes.TimestampType;
  }

  @Override
  public Object eval(InternalRow row) {
    return micros.get();
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    String held = context.addReferenceObj("batchTime", micros, AtomicLong.class.getName());
    return new ExprCode(
        EmptyBlock$.MODULE$,
        FalseLiteral$.MODULE$,
        JavaCode.expression(held + ".get()", DataTypes.TimestampType));
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> none) {
    return this;
  }

  @Override
  public String toString() {
    return "batch_time()";
  }

  @Override
  public int productArity() {
    return 1;
  }

  @Override
  public Object productElement(int n) {
    return micros;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof BatchTime;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchTime time && time.micros == micros;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(micros);
  }
}
