package io.meshwork.quality.dqdl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** The pairs of {@code { "key": "value", "key": ["value", "value"] }}. */
record Dictionary(Map<String, List<String>> pairs, List<Token> misplaced) {
  static Dictionary of(Section section) {
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    List<Token> misplaced = new ArrayList<>();
    for (List<Token> item : section.items()) {
      if (isPair(item)) {
        pairs.put(
            RuleTokens.unquoted(item.get(0).getText()),
            item.subList(2, item.size()).stream()
                .map(Token::getText)
                .filter(text -> text.startsWith("\""))
                .map(RuleTokens::unquoted)
                .toList());
      } else if (!item.isEmpty()) {
        misplaced.add(item.get(0));
      }
    }
    return new Dictionary(pairs, misplaced);
  }

  private static boolean isPair(List<Token> item) {
    return item.size() > 2
        && item.get(0).getText().startsWith("\"")
        && item.get(1).getText().equals(":");
  }
}
