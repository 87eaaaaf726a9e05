package io.wayline.events;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import io.wayline.shared.Refusal.Finding;

/**
 * What an event must look like: the grammar of its attributes, and for the types that features know a JSON Schema
 * (draft 2020-12) of its data in {@code events/<type>.schema.json}. Types without a schema are welcome: a journey may
 * start from any of them.
 */
@Component
public class EventSchemas {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    private static final int LONGEST_TYPE = 200;
    private static final String SUFFIX = ".schema.json";

    private final Map<String, Schema> schemas = new TreeMap<>();

    EventSchemas(ResourcePatternResolver files) throws IOException {
        var asserting =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(asserting));
        for (var file : files.getResources("classpath*:/events/*" + SUFFIX)) {
            var name = String.valueOf(file.getFilename());
            try (var content = file.getInputStream()) {
                var schema = registry.getSchema(content);
                schema.initializeValidators();
                schemas.put(name.substring(0, name.length() - SUFFIX.length()), schema);
            }
        }
    }

    /** The event types whose data is checked, in alphabetical order. */
    public List<String> types() {
        return List.copyOf(schemas.keySet());
    }

    /**
     * What a schema says of a type's fields, by name: {@code text} of at most a hundred characters, {@code number},
     * {@code flag}, {@code instant}; or what is no single small fact: {@code prose}, {@code structure}, and
     * {@code personal}. Nothing where there is no schema.
     */
    public Optional<Map<String, String>> fields(String type) {
        return Optional.ofNullable(schemas.get(type)).map(schema -> {
            var fields = new TreeMap<String, String>();
            schema.getSchemaNode()
                    .path("properties")
                    .propertyStream()
                    .forEach(field -> fields.put(field.getKey(), SchemaField.kind(field.getValue())));
            return fields;
        });
    }

    /** Whether this is written as the type of an event is. */
    public static boolean isType(String text) {
        return TYPE.matcher(text).matches() && text.length() <= LONGEST_TYPE;
    }

    /** The fields that a type cannot do without, by its schema; none where there is no schema. */
    public Set<String> required(String type) {
        var schema = schemas.get(type);
        return schema == null
                ? Set.of()
                : schema.getSchemaNode()
                        .path("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws InvalidEvent with every finding, when attributes or data are not as they must be */
    void check(NewEvent event) {
        var findings = new ArrayList<Finding>();
        attribute(findings, "/source", event.source());
        attribute(findings, "/id", event.id());
        if (!isType(event.type())) {
            findings.add(
                    new Finding(
                            "/type",
                            "is not an event type: use lower-case words with dots, such as order.placed, at most 200 characters"));
        }
        var schema = schemas.get(event.type());
        if (schema != null) {
            schema.validate(event.data()).stream()
                    .map(error -> SchemaFinding.of(error, schema.getSchemaNode()))
                    .distinct()
                    .forEach(findings::add);
        }
        if (!findings.isEmpty()) {
            throw new InvalidEvent(findings);
        }
    }

    private static void attribute(List<Finding> findings, String pointer, String value) {
        if (value.isBlank() || value.length() > 200 || value.chars().anyMatch(Character::isISOControl)) {
            findings.add(new Finding(pointer, "must have 1 to 200 characters, none of them a control character"));
        }
    }
}
