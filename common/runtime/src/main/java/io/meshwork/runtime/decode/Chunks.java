package io.meshwork.runtime.decode;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** The items of one list after the other, each list made when the one before is used up. */
final class Chunks<T> implements Iterator<T> {
  private final Supplier<List<T>> next;
  private Iterator<T> current = List.<T>of().iterator();

  /**
   * @param next the next list; an empty one is the end
   */
  Chunks(Supplier<List<T>> next) {
    this.next = next;
  }

  @Override
  public boolean hasNext() {
    if (!current.hasNext()) {
      current = next.get().iterator();
    }
    return current.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }
}
