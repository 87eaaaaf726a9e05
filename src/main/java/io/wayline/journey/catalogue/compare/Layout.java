package io.wayline.journey.catalogue.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.wayline.journey.model.xml.XmlNode;

/** Where things stand in a drawing, which means nothing to customers. */
final class Layout {

    private Layout() {}

    /** How many things stand elsewhere, of those that are in both and not told of otherwise. */
    static int moved(XmlNode before, XmlNode after, Set<String> told) {
        var now = places(after);
        return (int) places(before).entrySet().stream()
                .filter(each -> now.containsKey(each.getKey()) && !told.contains(each.getKey()))
                .filter(each -> !now.get(each.getKey()).equals(each.getValue()))
                .count();
    }

    private static Map<String, String> places(XmlNode root) {
        var places = new HashMap<String, String>();
        root.tree()
                .filter(node -> node.is("BPMNShape", "DMNShape"))
                .forEach(shape -> places.putIfAbsent(
                        shape.get("bpmnElement", shape.get("dmnElementRef", "")),
                        shape.tree()
                                .filter(node -> node.is("Bounds"))
                                .map(Layout::bounds)
                                .collect(Collectors.joining(" "))));
        return places;
    }

    private static String bounds(XmlNode bounds) {
        return bounds.get("x", "") + "," + bounds.get("y", "") + "," + bounds.get("width", "") + ","
                + bounds.get("height", "");
    }
}
