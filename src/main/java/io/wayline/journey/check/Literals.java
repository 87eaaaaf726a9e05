package io.wayline.journey.check;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.check.form.FormSchema;
import io.wayline.journey.check.xml.SecureXml;
import io.wayline.journey.check.xml.XmlNode;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
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
                texts(content)
                        .filter(text -> text.contains("{"))
                        .flatMap(Literals::in)
                        .collect(Collectors.toSet());
            case DMN -> texts(content).flatMap(Literals::in).collect(Collectors.toSet());
            case FORM ->
                FormSchema.read(content).stream()
                        .flatMap(form -> form.fields().stream())
                        .flatMap(field -> field.choices().keySet().stream())
                        .collect(Collectors.toSet());
            case UNKNOWN -> Set.of();
        };
    }

    private static Stream<String> texts(String xml) {
        return SecureXml.read(xml, new Report("")).stream()
                .flatMap(XmlNode::tree)
                .flatMap(node -> Stream.concat(
                        Stream.of(node.text()),
                        node.is("in") ? Stream.of(node.get("sourceExpression", "")) : Stream.empty()));
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
