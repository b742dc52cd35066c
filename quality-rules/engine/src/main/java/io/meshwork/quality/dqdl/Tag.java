package io.meshwork.quality.dqdl;

/** {@code with name = "value"}, the value without its quotes, and the line on which it stands. */
public record Tag(String name, String value, int line) {}
