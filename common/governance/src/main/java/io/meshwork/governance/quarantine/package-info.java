/**
 * Records in quarantine as jobs and the mesh command both see them: how one is named and selected,
 * and how its content is encrypted. No I/O with servers here.
 */
package io.meshwork.governance.quarantine;
