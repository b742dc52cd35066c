package io.meshwork.runtime.decode;

/** Places of the columns of {@link DecodedSchema}, for code that works on Spark's internal rows. */
final class Place {
  static final int TOPIC = 0;
  static final int PARTITION = 1;
  static final int OFFSET = 2;
  static final int TIMESTAMP = 3;
  static final int KEY = 4;
  static final int HEADERS = 5;
  static final int VALUE = 6;
  static final int DETAIL = 7;
  static final int UNKNOWN = 8;
  static final int DELETE = 9;
  static final int ERASE = 10;
  static final int BITS = 11;

  private Place() {}
}
