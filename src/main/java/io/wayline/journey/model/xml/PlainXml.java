package io.wayline.journey.model.xml;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.Report;

/**
 * Writes a file without what means nothing, for a reader that takes words of any program for its own, or fetches what
 * they name. Whatever stays is in the line in which it was.
 */
public final class PlainXml {

    private final Words words;
    private final XMLStreamReader xml;
    private final StringBuilder plain = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    private int line = 1;

    private PlainXml(Words words, XMLStreamReader xml) {
        this.words = words;
        this.xml = xml;
    }

    /**
     * The text with words that mean something, and no others; the very same text when it has no others.
     *
     * @throws IllegalArgumentException when it is no XML, or XML with dangers
     */
    public static String of(String content, Words words) {
        var report = new Report("");
        var root = SecureXml.read(content, report)
                .orElseThrow(() -> new IllegalArgumentException("The file cannot be read: "
                        + report.findings().stream()
                                .map(each -> "%s in line %d".formatted(each.rule(), each.line()))
                                .findFirst()
                                .orElse("nothing is in it")));
        if (root.tree().allMatch(node -> isPlain(node, words))
                && root.children().stream().noneMatch(child -> words.isBesides(child.name()))) {
            return content;
        }
        try {
            return new PlainXml(words, SecureXml.reader(content)).written();
        } catch (XMLStreamException malformed) {
            throw new IllegalArgumentException("The file cannot be read", malformed);
        }
    }

    private static boolean isPlain(XmlNode node, Words words) {
        return words.mean(node.namespace())
                && node.attributes().stream().allMatch(each -> words.mean(each.namespace(), each.name()));
    }

    private String written() throws XMLStreamException {
        var depth = 0;
        var leftOut = 0;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                // a root that means nothing has nobody who reads it
                if (leftOut > 0 || depth > 1 && isNothing(depth)) {
                    leftOut++;
                } else {
                    start();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                if (leftOut > 0) {
                    leftOut--;
                } else {
                    append("</" + name(xml.getPrefix(), xml.getLocalName()) + ">");
                }
            } else if (leftOut == 0 && depth > 0 && xml.isCharacters()) {
                append(escaped(xml.getText()));
            }
        }
        return plain.toString();
    }

    private boolean isNothing(int depth) {
        return !words.mean(blank(xml.getNamespaceURI())) || depth == 2 && words.isBesides(xml.getLocalName());
    }

    private void start() {
        append("<" + name(xml.getPrefix(), xml.getLocalName()));
        for (var at = 0; at < xml.getNamespaceCount(); at++) {
            var prefix = blank(xml.getNamespacePrefix(at));
            attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, blank(xml.getNamespaceURI(at)));
        }
        for (var at = 0; at < xml.getAttributeCount(); at++) {
            if (words.mean(blank(xml.getAttributeNamespace(at)), xml.getAttributeLocalName(at))) {
                attribute(name(xml.getAttributePrefix(at), xml.getAttributeLocalName(at)), xml.getAttributeValue(at));
            }
        }
        while (line < xml.getLocation().getLineNumber()) {
            append("\n");
        }
        append(">");
    }

    private void attribute(String name, String value) {
        append(" " + name + "=\"" + escaped(value).replace("\n", "&#10;") + "\"");
    }

    private void append(String text) {
        plain.append(text);
        line += (int) text.chars().filter(sign -> sign == '\n').count();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;")
                .replace("\t", "&#9;");
    }

    private static String name(@Nullable String prefix, String local) {
        return blank(prefix).isEmpty() ? local : prefix + ":" + local;
    }

    private static String blank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
