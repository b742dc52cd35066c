package io.meshwork.runtime.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a configuration, so that all of it is reported at once. */
public final class Problems {
  private final List<String> sentences = new ArrayList<>();

  public void add(String sentence) {
    sentences.add(sentence);
  }

  public List<String> sentences() {
    return List.copyOf(sentences);
  }

  public boolean none() {
    return sentences.isEmpty();
  }
}
