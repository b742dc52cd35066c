/**
 * The right to erasure. A product whose topic {@code erases} takes requests; each removes the rows
 * of whom it names from every table of the mesh that names them, as the registered contracts say,
 * and leaves receipts without their key.
 *
 * <p>Landed rows are deleted with the write timestamp of the request, so that what is older can't
 * come back, and what is newer stays. Tombstones are purged some day; so the hash of the key goes
 * to a list, and every product leaves out the records of whoever is on it that aren't newer: they
 * count as filtered by {@code erased}. Derived and computed rows are deleted with a timestamp that
 * is taken once the landed ones are gone: what is computed later no longer knows them.
 *
 * <p>A batch that was being handled meanwhile, with an older list, looks again once it has landed,
 * and erases what it has brought back itself. So it doesn't matter in which order requests and
 * records are handled.
 */
package io.meshwork.runtime.erase;
