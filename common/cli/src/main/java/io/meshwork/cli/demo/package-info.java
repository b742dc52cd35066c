/**
 * The demo: generated events through real servers and submitted jobs, and every count beside the
 * number that the generator injected.
 */
package io.meshwork.cli.demo;
