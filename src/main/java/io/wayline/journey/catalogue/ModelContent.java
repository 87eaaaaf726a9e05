package io.wayline.journey.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.dmn.DmnReader;
import io.wayline.journey.model.xml.SecureXml;
import io.wayline.journey.model.xml.XmlNode;
import io.wayline.shared.InvalidValue;

/**
 * What a version says: a drawing, and what lies beside it.
 *
 * @param drawing the text of the diagram, the decision, or the form
 * @param names the text of its file of names, or null
 * @param cases the text of its file of cases, or null; only decisions have one
 */
public record ModelContent(
        String drawing, @Nullable String names, @Nullable String cases) {

    private static final int MOST_BESIDE = 100 * 1024;
    private static final int LONGEST_NAME = 200;

    /** @throws InvalidValue when a part of it is larger than anything we read, or no text */
    public ModelContent {
        drawing = within("content", drawing, SecureXml.MOST_BYTES);
        names = names == null || names.isBlank() ? null : within("names", names, MOST_BESIDE);
        cases = cases == null || cases.isBlank() ? null : within("cases", cases, MOST_BESIDE);
    }

    /** SHA-256 of the drawing, in hexadecimal. */
    public String hash() {
        return hash(List.of(drawing));
    }

    /** SHA-256 of the drawing with what lies beside it. */
    String bundleHash() {
        var parts = new ArrayList<String>();
        parts.add(drawing);
        parts.add("names " + names);
        parts.add("cases " + cases);
        return hash(parts);
    }

    /** What is drawn calls itself; nothing where it has no name, or cannot be read. */
    public Optional<String> drawnName(ItemKind kind) {
        var drawn = switch (kind) {
            case JOURNEY ->
                BpmnReader.read(drawing, new Report(""))
                        .map(diagram -> diagram.process().written());
            case DECISION ->
                DmnReader.read(drawing, new Report(""))
                        .flatMap(root -> root.children("decision").findFirst());
            case FORM -> Optional.<XmlNode>empty();
        };
        return drawn.map(named -> named.get("name", ""))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME));
    }

    /** As files of a folder, the drawing first. */
    List<ModelFile> files(String folder, ItemId id) {
        var path = folder + "/" + id.key() + ".";
        var files = new ArrayList<ModelFile>();
        files.add(new ModelFile(path + id.kind().ending(), drawing));
        if (names != null) {
            files.add(new ModelFile(path + "names.yaml", names));
        }
        if (cases != null) {
            files.add(new ModelFile(path + "tests.yaml", cases));
        }
        return files;
    }

    private static String within(String field, String text, int most) {
        if (text.isBlank()) {
            throw new InvalidValue(field, "is empty", "send the whole file");
        }
        if (text.length() > most || text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new InvalidValue(field, "is larger than %d KiB".formatted(most / 1024), "make it smaller");
        }
        // one database keeps no such character, and no file that people draw has one
        if (text.indexOf('\0') >= 0) {
            throw new InvalidValue(field, "is no text", "send the file as it was saved");
        }
        return text;
    }

    private static String hash(List<String> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
