package io.meshwork.quality;

/**
 * Something in a suite that keeps it from being compiled.
 *
 * @param file the file in which it stands
 * @param line its line, 0 if it concerns the file as a whole
 * @param message what is wrong, what is accepted, what to do
 */
public record Problem(String file, int line, String message) {}
