package io.meshwork.contract.yaml;

/** A piece of YAML: a map, a list or a scalar. */
public sealed interface Yaml permits YamlMap, YamlList, YamlScalar {

  /** The line it starts on, counted from 1. */
  int line();

  /** What it is, for a message: "a list", "the text "x"". */
  String words();
}
