/** Output for people: aligned, short, coloured only where a terminal shows it. */
package io.meshwork.cli.terminal;
