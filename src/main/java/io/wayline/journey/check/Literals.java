package io.wayline.journey.check;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.dmn.DmnReader;
import io.wayline.journey.model.form.Choice;
import io.wayline.journey.model.form.FormReader;
import io.wayline.journey.model.xml.XmlNode;
import io.wayline.shared.Numbers;

/** The words and numbers that are written in a file: in conditions, in cells of decisions, and as choices of forms. */
public final class Literals {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*)\"|'([^'\\\\]*)'");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?[0-9]{1,15}(\\.[0-9]{1,10})?(?![\\w.])");

    private Literals() {}

    /** All of them, numbers as {@link Numbers} writes them; none of what cannot be read. */
    public static Set<String> of(String name, String content) {
        var file = new ModelFile(name, content);
        return switch (file.kind()) {
            case BPMN ->
                BpmnReader.read(content, new Report("")).stream()
                        .flatMap(diagram -> diagram.expressions().stream())
                        .flatMap(Literals::in)
                        .collect(Collectors.toSet());
            case DMN -> texts(content).flatMap(Literals::in).collect(Collectors.toSet());
            case FORM ->
                FormReader.read(content).stream()
                        .flatMap(form -> form.fields().stream())
                        .flatMap(field -> field.choices().stream().map(Choice::value))
                        .collect(Collectors.toSet());
            case NAMES, TESTS, UNKNOWN -> Set.of();
        };
    }

    private static Stream<String> texts(String xml) {
        return DmnReader.read(xml, new Report("")).stream()
                .flatMap(XmlNode::tree)
                .map(XmlNode::text);
    }

    private static Stream<String> in(String text) {
        var words =
                QUOTED.matcher(text).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1));
        var numbers = NUMBER.matcher(QUOTED.matcher(text).replaceAll(" "))
                .results()
                .map(found -> Numbers.text(new BigDecimal(found.group())));
        return Stream.concat(words, numbers);
    }
}
