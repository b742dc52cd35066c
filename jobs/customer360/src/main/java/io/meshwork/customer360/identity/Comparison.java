package io.meshwork.customer360.identity;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;

/**
 * What is compared of two records, and the levels of agreement, the best first.
 *
 * <p>The levels are those of the comparison library of Splink (Linacre and others 2022), with one
 * comparison for the whole address. The expected shares are rough on purpose and weigh little: as
 * many pairs as {@link ExpectationMaximisation} says.
 */
enum Comparison {
  GIVEN_NAME(
      4,
      Comparison::givenName,
      Person::givenName,
      new Level("exact", 0.80, 0.01),
      new Level("names swapped", 0.02, 0.0005),
      new Level("very similar", 0.06, 0.005),
      new Level("similar", 0.03, 0.005),
      new Level("somewhat similar", 0.03, 0.08),
      new Level("different", 0.06, 0.8995)),
  SURNAME(
      0,
      (l, r) -> l.namesSwapped(r) ? 0 : Similarity.ofNames(l.surname(), r.surname()),
      Person::surname,
      new Level("exact", 0.84, 0.005),
      new Level("very similar", 0.06, 0.004),
      new Level("similar", 0.02, 0.004),
      new Level("somewhat similar", 0.02, 0.08),
      new Level("different", 0.06, 0.907)),
  DATE_OF_BIRTH(
      2,
      Comparison::birth,
      Person::birth,
      new Level("exact", 0.90, 0.0005),
      new Level("one digit or day and month", 0.05, 0.004),
      new Level("two digits", 0.02, 0.03),
      new Level("different", 0.03, 0.9655)),
  NATIONAL_ID(
      2,
      (l, r) -> Similarity.ofNumbers(l.nationalId(), r.nationalId()),
      Person::nationalId,
      new Level("exact", 0.90, 0.0005),
      new Level("one character", 0.06, 0.0005),
      new Level("two characters", 0.02, 0.001),
      new Level("different", 0.02, 0.998)),
  PHONE(
      0,
      (l, r) -> Similarity.ofNumbers(l.phone(), r.phone()),
      Person::phone,
      new Level("exact", 0.70, 0.0005),
      new Level("one digit", 0.03, 0.0005),
      new Level("two digits", 0.02, 0.001),
      new Level("different", 0.25, 0.998)),
  EMAIL(
      2,
      Comparison::email,
      Person::email,
      new Level("exact", 0.70, 0.0005),
      new Level("one character", 0.03, 0.0005),
      new Level("local part", 0.05, 0.001),
      new Level("different", 0.22, 0.998)),
  ADDRESS(
      0,
      Address::level,
      Address::term,
      new Level("house", 0.65, 0.0005),
      new Level("street", 0.10, 0.001),
      new Level("place", 0.05, 0.005),
      new Level("part", 0.08, 0.02),
      new Level("different", 0.12, 0.9735));

  private final int own;
  private final ToIntBiFunction<Person, Person> level;
  private final Function<Person, String> term;
  private final List<Level> levels;

  Comparison(
      int own,
      ToIntBiFunction<Person, Person> level,
      Function<Person, String> term,
      Level... levels) {
    this.own = own;
    this.level = level;
    this.term = term;
    this.levels = List.of(levels);
  }

  /** The levels of agreement, the best first. */
  List<Level> levels() {
    return levels;
  }

  /** 1 for the best level; 0 where one of the two says nothing. */
  int level(Person left, Person right) {
    return level.applyAsInt(left, right);
  }

  /** What two records share that agree at the best level; null where a record says nothing. */
  String term(Person person) {
    return term.apply(person);
  }

  /** Whether this level shows one person, and not only one household or one family. */
  boolean own(int at) {
    return at >= 1 && at <= own;
  }

  /** Whether people who live together share it. */
  boolean isOfHouseholds() {
    return this == PHONE || this == ADDRESS;
  }

  private static int givenName(Person left, Person right) {
    if (left.namesSwapped(right)) {
      return 2;
    }
    int likeness = Similarity.ofNames(left.givenName(), right.givenName());
    return likeness <= 1 ? likeness : likeness + 1;
  }

  private static int birth(Person left, Person right) {
    int likeness = Similarity.ofNumbers(left.birth(), right.birth());
    return likeness > 2 && left.birth().equals(Dates.dayMonthSwapped(right.birth())) ? 2 : likeness;
  }

  private static int email(Person left, Person right) {
    int likeness = Similarity.ofNumbers(left.email(), right.email());
    if (likeness <= 2) {
      return likeness;
    }
    return Emails.localPart(left.email()).equals(Emails.localPart(right.email())) ? 3 : 4;
  }
}
