package io.meshwork.catalog;

/** Why a run failed. The message may have several lines; it holds no data row and no secret. */
public record RunError(String category, String message) {}
