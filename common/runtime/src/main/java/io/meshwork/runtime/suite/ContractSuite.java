package io.meshwork.runtime.suite;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.DqdlRules;
import io.meshwork.contract.Field;
import io.meshwork.contract.LibraryCheck;
import io.meshwork.contract.LibraryCheck.Scope;
import io.meshwork.contract.Table;
import io.meshwork.quality.SuiteSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a suite that stands in the contract: its rules in DQDL, its checks by library
 * metrics, and the columns whose values must be unique. Each is a source at its line of the
 * contract.
 */
public final class ContractSuite {
  private ContractSuite() {}

  public static List<SuiteSource> sources(DataContract contract) {
    List<SuiteSource> sources = new ArrayList<>();
    Table table = contract.primaryTable();
    for (DqdlRules rules : table.rules()) {
      sources.add(new SuiteSource(contract.file(), rules.line(), rules.text()));
    }
    for (LibraryCheck check : contract.checks()) {
      sources.add(source(contract, check.line(), rule(check, contract.owners())));
    }
    for (Field column : table.columns()) {
      if (column.unique()) {
        sources.add(source(contract, column.line(), "IsUnique \"" + column.name() + "\""));
      }
    }
    return sources;
  }

  private static String rule(LibraryCheck check, List<String> owners) {
    return check.scope() == Scope.RECORDS
        ? FieldRule.of(check, owners).dqdl()
        : CountRule.of(check, owners).dqdl();
  }

  private static SuiteSource source(DataContract contract, int line, String rule) {
    return new SuiteSource(contract.file(), line, "Rules = [ " + rule + " ]");
  }
}
