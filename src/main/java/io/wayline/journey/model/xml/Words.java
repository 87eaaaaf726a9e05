package io.wayline.journey.model.xml;

import java.util.Set;

/**
 * The words that mean something in a kind of file: those of the standard, and those of the engine. All others are a
 * program's own. They stay in the file as they are, nobody reads them, and the engine never sees them.
 */
public final class Words {

    /** By it a file says of what type a part is, which means something, and where its schema lies, which does not. */
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private static final Set<String> OF_PROGRAMS = Set.of("schemaLocation", "noNamespaceSchemaLocation");

    /** Those of diagrams. The engine takes the words of its forebears, too, so that they must not go by unseen. */
    public static final Words DIAGRAM = new Words(
            Set.of(
                    "",
                    "http://www.omg.org/spec/BPMN/20100524/MODEL",
                    "http://www.omg.org/spec/BPMN/20100524/DI",
                    "http://www.omg.org/spec/DD/20100524/DC",
                    "http://www.omg.org/spec/DD/20100524/DI",
                    INSTANCE,
                    "http://camunda.org/schema/1.0/bpmn",
                    "http://activiti.org/bpmn",
                    "http://www.camunda.com/fox"),
            Set.of("documentation", "extensionElements", "relationship", "correlationProperty"));

    /** Those of decisions, in all editions of the standard: which of them are taken is the check's matter. */
    public static final Words DECISION = new Words(
            Set.of(
                    "",
                    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
                    "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
                    "http://www.omg.org/spec/DMN/20180521/MODEL/",
                    "https://www.omg.org/spec/DMN/20191111/MODEL/",
                    "https://www.omg.org/spec/DMN/20191111/DMN13.xsd",
                    "https://www.omg.org/spec/DMN/20211108/MODEL/",
                    "https://www.omg.org/spec/DMN/20230324/MODEL/",
                    "http://www.omg.org/spec/DMN/20180521/DMNDI/",
                    "https://www.omg.org/spec/DMN/20191111/DMNDI/",
                    "https://www.omg.org/spec/DMN/20230324/DMNDI/",
                    "http://www.omg.org/spec/DMN/20180521/DC/",
                    "http://www.omg.org/spec/DMN/20180521/DI/",
                    INSTANCE,
                    "http://camunda.org/schema/1.0/dmn"),
            Set.of());

    private final Set<String> spaces;
    private final Set<String> besides;

    /** @param besides what stands directly in the file and tells people of the file, not of what runs */
    private Words(Set<String> spaces, Set<String> besides) {
        this.spaces = spaces;
        this.besides = besides;
    }

    /** Whether an element that stands directly in the file is nothing to the engine, which is particular about these. */
    boolean isBesides(String element) {
        return besides.contains(element);
    }

    /** Whether elements of a name space mean something. */
    public boolean mean(String space) {
        return spaces.contains(space);
    }

    /** Whether an attribute means something. */
    public boolean mean(String space, String attribute) {
        return mean(space) && !(space.equals(INSTANCE) && OF_PROGRAMS.contains(attribute));
    }

    /** A copy of what was read, without what means nothing; its root is never left out. */
    public XmlNode of(XmlNode root) {
        return root.only(this, null);
    }
}
