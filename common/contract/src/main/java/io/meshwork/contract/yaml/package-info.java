/** YAML as a tree in which everything knows its line, and findings about it. Knows no contracts. */
package io.meshwork.contract.yaml;
