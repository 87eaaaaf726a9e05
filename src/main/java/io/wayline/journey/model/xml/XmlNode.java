package io.wayline.journey.model.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.Report;

/** An element as it was read, with entities and CDATA resolved, so that nothing hides behind its spelling. */
public final class XmlNode {

    private final String namespace;
    private final String name;
    private final int line;
    private final @Nullable XmlNode parent;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(String namespace, String name, int line, @Nullable XmlNode parent) {
        this.namespace = namespace;
        this.name = name;
        this.line = line;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    /** An attribute by its name space, which is empty for the element's own. */
    public record Attribute(String namespace, String name, String value) {}

    void attribute(String space, String attribute, String value) {
        attributes.add(new Attribute(space, attribute, value));
    }

    void append(String characters) {
        text.append(characters);
    }

    /** A copy of it, and of all below it, in which only words of these remain; what is inside others goes with them. */
    XmlNode only(Words words, @Nullable XmlNode around) {
        var copy = new XmlNode(namespace, name, line, around);
        attributes.stream()
                .filter(each -> words.mean(each.namespace(), each.name()))
                .forEach(each -> copy.attribute(each.namespace(), each.name(), each.value()));
        children.stream().filter(each -> words.mean(each.namespace())).forEach(each -> each.only(words, copy));
        copy.text.append(text);
        return copy;
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    public int line() {
        return line;
    }

    public @Nullable XmlNode parent() {
        return parent;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public List<XmlNode> children() {
        return children;
    }

    public Stream<XmlNode> children(String... names) {
        return children.stream().filter(each -> each.is(names));
    }

    public boolean is(String... names) {
        return List.of(names).contains(name);
    }

    /** The text directly inside, without white space around it. */
    public String text() {
        return text.toString().strip();
    }

    /** The value of an attribute by its local name, or null. */
    public @Nullable String get(String attribute) {
        return attributes.stream()
                .filter(each -> each.name().equals(attribute))
                .map(Attribute::value)
                .findFirst()
                .orElse(null);
    }

    public String get(String attribute, String otherwise) {
        var value = get(attribute);
        return value == null ? otherwise : value;
    }

    /** This element and all below it, from the top down. */
    public Stream<XmlNode> tree() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::tree));
    }

    /** The id of this element, or of the nearest around it that has one; else this one's name. */
    public String place() {
        for (var node = this; node != null; node = node.parent) {
            var id = node.get("id");
            if (id != null && !id.isBlank()) {
                return id;
            }
        }
        return name;
    }

    public void error(Report report, String attribute, String rule, String... params) {
        report.error(place(), attribute, line, rule, params);
    }

    public void warning(Report report, String attribute, String rule, String... params) {
        report.warning(place(), attribute, line, rule, params);
    }
}
