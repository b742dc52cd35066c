package io.meshwork.cli.dryrun;

import io.meshwork.cli.CliException;
import io.meshwork.cli.dryrun.CheckOutcome.Rule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A check as JUnit XML: one test suite for the product, a test case for each rule. A rule of
 * severity error that failed, or that blocks, is a failure; a failed warning is skipped with its
 * message, so that it is seen and breaks no build.
 */
final class JunitXml {
  /** What XML 1.0 can't hold. */
  private static final Pattern ILLEGAL =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final CheckOutcome outcome;
  private final XMLStreamWriter xml;

  private JunitXml(CheckOutcome outcome, XMLStreamWriter xml) {
    this.outcome = outcome;
    this.xml = xml;
  }

  static void write(CheckOutcome outcome, Path file) {
    try (BufferedWriter text = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JunitXml(outcome, xml).document();
      xml.close();
    } catch (IOException | XMLStreamException e) {
      throw CliException.usage("cannot write %s: %s".formatted(file, e.getMessage()));
    }
  }

  private void document() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    xml.writeStartElement("testsuite");
    attribute("name", outcome.product());
    attribute("timestamp", outcome.checkedAt().replaceFirst("(\\.\\d+)?Z$", ""));
    attribute("tests", String.valueOf(outcome.rules().size()));
    attribute("failures", count(true));
    attribute("errors", "0");
    attribute("skipped", count(false));
    for (Rule rule : outcome.rules()) {
      testCase(rule);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private String count(boolean failures) {
    return String.valueOf(
        outcome.rules().stream().filter(r -> !r.is("PASSED") && isFailure(r) == failures).count());
  }

  private static boolean isFailure(Rule rule) {
    return rule.blocks() || (rule.is("FAILED") && rule.isError());
  }

  private void testCase(Rule rule) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", outcome.product());
    attribute("name", rule.id());
    attribute("time", "0");
    if (isFailure(rule)) {
      xml.writeStartElement("failure");
      attribute("type", rule.is("SKIPPED") ? "not judged" : "rule broken");
      attribute("message", rule.message());
      xml.writeCharacters(legal(detail(rule)));
      xml.writeEndElement();
    } else if (!rule.is("PASSED")) {
      xml.writeEmptyElement("skipped");
      attribute("message", (rule.is("FAILED") ? "Warning: " : "Not judged: ") + rule.message());
    }
    xml.writeEndElement();
  }

  private static String detail(Rule rule) {
    String measured =
        rule.value() == null
            ? ""
            : "%n%s is %s, expected %s".formatted(rule.metric(), rule.value(), rule.expectation());
    String rows =
        rule.evaluated() == 0
            ? ""
            : "%n%,d of %,d rows break it".formatted(rule.failing(), rule.evaluated());
    return rule.text() + measured + rows;
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private static String legal(String text) {
    return ILLEGAL.matcher(text).replaceAll("?");
  }
}
