package io.meshwork.quality.dqdl;

/** A place in a text that DQDL's grammar doesn't admit. The line is that of the file. */
public record SyntaxProblem(int line, String message) {}
