package io.meshwork.runtime.decode;

/** Takes what a decoder finds in one record. Slots are places of the contract's fields. */
interface Decoded {
  void set(int slot, Object value);

  /** The field carries an explicit null, which the contract gives a meaning. */
  void erase(int slot);

  /** The field's value isn't of the field's type. */
  void mismatch(int slot);

  /** The contract doesn't know a field of this name. */
  void unknown(String name);
}
