package io.meshwork.iot.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers in and out of a state. */
final class State {
  private State() {}

  static void read(DataInput in, double... numbers) throws IOException {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
  }

  static void write(DataOutput out, double... numbers) throws IOException {
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }
}
