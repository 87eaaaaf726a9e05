package io.wayline.journeys;

import java.util.stream.Collectors;

import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** The diagram as SVG, green where a test went and red where none did. */
final class CoveragePicture {

    private static final int MARGIN = 30;
    private static final int LABEL = 60;

    private CoveragePicture() {}

    static String of(Coverage coverage) {
        var right = 0.0;
        var bottom = 0.0;
        for (var bounds : coverage.model().getModelElementsByType(Bounds.class)) {
            right = Math.max(right, bounds.getX() + bounds.getWidth());
            bottom = Math.max(bottom, bounds.getY() + bounds.getHeight());
        }
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\">\n"
                .formatted(right + MARGIN, bottom + LABEL));
        for (var edge : coverage.model().getModelElementsByType(BpmnEdge.class)) {
            var points = edge.getWaypoints().stream()
                    .map(point -> "%.0f,%.0f".formatted(point.getX(), point.getY()))
                    .collect(Collectors.joining(" "));
            svg.append("<polyline class=\"%s\" points=\"%s\"/>\n"
                    .formatted(colour(coverage, edge.getBpmnElement()), points));
        }
        for (var shape : coverage.model().getModelElementsByType(BpmnShape.class)) {
            svg.append(shape(coverage, shape));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String shape(Coverage coverage, BpmnShape shape) {
        var element = shape.getBpmnElement();
        var at = shape.getBounds();
        var x = at.getX() + at.getWidth() / 2;
        var y = at.getY() + at.getHeight() / 2;
        var drawn = "<g class=\"%s\"><title>%s</title>".formatted(colour(coverage, element), element.getId());
        if (element instanceof Activity) {
            drawn += "<rect rx=\"8\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\"/>"
                    .formatted(at.getX(), at.getY(), at.getWidth(), at.getHeight());
        } else if (element instanceof Gateway) {
            drawn += "<polygon points=\"%.0f,%.0f %.0f,%.0f %.0f,%.0f %.0f,%.0f\"/>"
                    .formatted(x, at.getY(), at.getX() + at.getWidth(), y, x, at.getY() + at.getHeight(), at.getX(), y);
        } else {
            drawn += "<circle cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\"/>".formatted(x, y, at.getWidth() / 2);
        }
        var name = element instanceof FlowElement named && named.getName() != null ? named.getName() : "";
        var below = element instanceof Activity ? y + 4 : at.getY() + at.getHeight() + 14;
        return drawn + "<text x=\"%.0f\" y=\"%.0f\">%s</text></g>\n".formatted(x, below, escaped(name));
    }

    private static String colour(Coverage coverage, BaseElement element) {
        if (!coverage.elements().contains(element.getId())) {
            return "other";
        }
        return coverage.taken().contains(element.getId()) ? "taken" : "missing";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
