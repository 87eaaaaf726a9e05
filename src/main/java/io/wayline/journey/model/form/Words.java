package io.wayline.journey.model.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Words on the page that nobody answers: headings, paragraphs, and lists. */
public record Words(List<Block> blocks, Place place) implements Part {

    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*");
    private static final Pattern ITEM = Pattern.compile("[-*+]\\s+(.*)");

    public Words {
        blocks = List.copyOf(blocks);
    }

    /** What a block of words is drawn as. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST
    }

    /** @param lines of a list its items; else one */
    public record Block(Kind kind, List<String> lines) {

        public Block {
            lines = List.copyOf(lines);
        }

        public boolean is(String name) {
            return kind.name().equals(name);
        }
    }

    /**
     * Reads the part of Markdown that a modeller needs: {@code # heading}, {@code - item}, and paragraphs with an empty
     * line between them. The rest stands as it is written; the check refuses what would be emphasis, code, or a link.
     */
    static Words read(String text, Place place) {
        var blocks = new ArrayList<Block>();
        for (var line : text.strip().split("\\R")) {
            var plain = line.strip();
            var heading = HEADING.matcher(plain);
            var item = ITEM.matcher(plain);
            if (heading.matches()) {
                blocks.add(new Block(Kind.HEADING, List.of(heading.group(1))));
            } else if (item.matches()) {
                join(blocks, Kind.LIST, item.group(1));
            } else if (plain.isEmpty()) {
                blocks.add(new Block(Kind.PARAGRAPH, List.of()));
            } else {
                join(blocks, Kind.PARAGRAPH, plain);
            }
        }
        blocks.removeIf(block -> block.lines().isEmpty());
        return new Words(blocks, place);
    }

    private static void join(List<Block> blocks, Kind kind, String line) {
        var last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (last == null || last.kind() != kind || last.lines().isEmpty()) {
            blocks.add(new Block(kind, List.of(line)));
            return;
        }
        var lines = new ArrayList<>(last.lines());
        lines.add(line);
        blocks.set(blocks.size() - 1, new Block(kind, kind == Kind.LIST ? lines : List.of(String.join(" ", lines))));
    }
}
