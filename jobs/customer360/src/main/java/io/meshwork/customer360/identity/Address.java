package io.meshwork.customer360.identity;

/**
 * Compares where two people live, as one comparison: who lives in one street lives in one suburb
 * too, and counting each agreement by itself would make one person of a household.
 */
final class Address {
  private Address() {}

  /**
   * 1: the house, that is number, street and place; 2: the street, or number and street of another
   * place; 3: the place, that is suburb and postcode; 4: street, suburb or postcode alone; 5:
   * nothing; 0: one says nothing of street, suburb and postcode.
   */
  static int level(Person left, Person right) {
    if (!comparable(left, right)) {
      return 0;
    }
    boolean street = street(left, right);
    boolean suburb = Similarity.close(left.suburb(), right.suburb());
    boolean postcode = left.postcode() != null && left.postcode().equals(right.postcode());
    if (!street) {
      return suburb && postcode ? 3 : suburb || postcode ? 4 : 5;
    }
    boolean number =
        left.streetNumber() != null && left.streetNumber().equals(right.streetNumber());
    boolean place = suburb || postcode;
    return number && place ? 1 : number || place ? 2 : 4;
  }

  /** The two lines of an address are often written one for the other. */
  private static boolean street(Person left, Person right) {
    return Similarity.close(left.address1(), right.address1())
        || Similarity.close(left.address1(), right.address2())
        || Similarity.close(left.address2(), right.address1());
  }

  private static boolean comparable(Person left, Person right) {
    return hasStreet(left) && hasStreet(right)
        || left.suburb() != null && right.suburb() != null
        || left.postcode() != null && right.postcode() != null;
  }

  private static boolean hasStreet(Person person) {
    return person.address1() != null || person.address2() != null;
  }

  /** What two people of one address share; null where it isn't whole. */
  static String term(Person person) {
    if (person.streetNumber() == null || person.address1() == null || person.postcode() == null) {
      return null;
    }
    return person.streetNumber() + ' ' + person.address1() + ' ' + person.postcode();
  }
}
