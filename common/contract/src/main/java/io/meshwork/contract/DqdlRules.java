package io.meshwork.contract;

/**
 * Quality rules written in a contract.
 *
 * @param text a DQDL document, or the rules that go into one
 * @param line the line of the contract that the text starts on
 */
public record DqdlRules(String text, int line) {}
