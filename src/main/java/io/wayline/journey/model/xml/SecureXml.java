package io.wayline.journey.model.xml;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.Report;

/** Reads XML that a stranger may have written: nothing is fetched, nothing is expanded, nothing grows. */
public final class SecureXml {

    /** The largest file, in bytes of UTF-8. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int DEEPEST = 40;
    private static final int MOST_ELEMENTS = 20_000;

    private SecureXml() {}

    /** The root element; nothing when the file is refused, and the report says why. */
    public static Optional<XmlNode> read(String content, Report report) {
        if (content.length() > MOST_BYTES || content.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            report.error("", "", 0, "file-too-large", "1 MiB");
            return Optional.empty();
        }
        // wherever it stands, even in a comment: no drawing needs it
        if (content.contains("<!DOCTYPE") || content.contains("<!ENTITY")) {
            report.error("", "DOCTYPE", 1, "xml-doctype");
            return Optional.empty();
        }
        try {
            return read(reader(content), report);
        } catch (XMLStreamException malformed) {
            var line = malformed.getLocation() == null
                    ? 0
                    : Math.max(0, malformed.getLocation().getLineNumber());
            report.error("", "", line, "xml-malformed");
            return Optional.empty();
        }
    }

    /** Programs of Windows put a byte order mark before the first line: it is no part of the text. */
    static XMLStreamReader reader(String content) throws XMLStreamException {
        var text = new StringReader(content.startsWith("\uFEFF") ? content.substring(1) : content);
        return factory().createXMLStreamReader(text);
    }

    private static Optional<XmlNode> read(XMLStreamReader xml, Report report) throws XMLStreamException {
        if (foreignDeclaration(xml)) {
            report.error("", "encoding", 1, "xml-declaration");
            return Optional.empty();
        }
        XmlNode root = null;
        XmlNode open = null;
        var depth = 0;
        var elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    elements++;
                    if (depth > DEEPEST || elements > MOST_ELEMENTS) {
                        report.error("", "", line(xml), depth > DEEPEST ? "xml-too-deep" : "xml-too-many");
                        return Optional.empty();
                    }
                    open = element(xml, open);
                    root = root == null ? open : root;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    open = open == null ? null : open.parent();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (open != null) {
                        open.append(xml.getText());
                    }
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    report.error("", "", line(xml), "xml-instruction");
                    return Optional.empty();
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    report.error("", "DOCTYPE", line(xml), "xml-doctype");
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.ofNullable(root);
    }

    /** The engine reads bytes by what the declaration says: it must not see another text than we do. */
    private static boolean foreignDeclaration(XMLStreamReader xml) {
        var encoding = xml.getCharacterEncodingScheme();
        return !(encoding == null || encoding.equalsIgnoreCase("UTF-8"))
                || !(xml.getVersion() == null || xml.getVersion().equals("1.0"));
    }

    private static XmlNode element(XMLStreamReader xml, @Nullable XmlNode parent) {
        var node = new XmlNode(blank(xml.getNamespaceURI()), xml.getLocalName(), line(xml), parent);
        for (var at = 0; at < xml.getAttributeCount(); at++) {
            node.attribute(
                    blank(xml.getAttributeNamespace(at)), xml.getAttributeLocalName(at), xml.getAttributeValue(at));
        }
        return node;
    }

    private static String blank(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int line(XMLStreamReader xml) {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }
}
