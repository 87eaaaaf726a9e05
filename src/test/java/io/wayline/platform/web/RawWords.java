package io.wayline.platform.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knows the words of the program, and finds them in what a page says to people. */
@TestComponent
class RawWords {

    private static final Set<String> SILENT = Set.of("script", "style", "template", "noscript");
    private static final List<String> SAID_ASIDE = List.of("title", "placeholder", "aria-label", "alt", "label");

    /** Where a name for programs stands on purpose, beside its label or because integrators look for it. */
    private static final List<String> TECHNICAL = List.of("code", "pre", "textarea", "kbd", "[lang]:not(html)", "bdi");

    /** Letters that stand for something that people say themselves. */
    private static final Set<String> SAID_BY_PEOPLE = Set.of();

    private static final Pattern SCREAMING = Pattern.compile("\\b[A-Z]{2,}(?:_[A-Z0-9]+)+\\b|\\b[A-Z]{5,}\\b");
    private static final Pattern CAMEL = Pattern.compile("(?<![\\w@./-])[a-z]+[A-Z]\\w*");
    private static final Pattern DOTTED = Pattern.compile("(?<![\\w@./•-])[a-z][a-z-]*(?:\\.[a-z][a-z-]*)+(?![\\w@])");
    private static final Pattern ELEMENT = Pattern.compile("\\b(?:Task|Start|End|Event|Gateway|Flow|Activity)_\\w+");
    private static final Pattern KEY = Pattern.compile("\\?\\?[^?]+\\?\\?");
    private static final Pattern ZONE = Pattern.compile("\\b[A-Z]\\w+/[A-Z]\\w+");
    private static final Pattern UUID = Pattern.compile("(?<![\\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{10,}");
    private static final Pattern LEFT_OPEN =
            Pattern.compile("\\{\\d\\}|\\$\\{|.{0,30}\\bnull\\b.{0,20}|Optional\\[|Exception\\b");
    private static final Pattern DOUBLED =
            Pattern.compile("[?!？！。][:：。.]|(?<![\\s:：])[:：][.。:：]|(?<!\\.)\\.\\.(?!\\.)");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z][a-z’']+(?:[ ,]+[a-z’']{2,})+");

    private final JdbcClient jdbc;

    RawWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What there is now. */
    Known known() {
        var ids = new TreeSet<String>();
        ids.addAll(strings("select distinct key_ from act_re_procdef"));
        ids.addAll(strings("select distinct key_ from act_re_decision_def"));
        ids.addAll(strings("select queue_key from staff_queue"));
        ids.addAll(strings("select distinct template from outbox_message"));
        ids.removeIf(id -> !id.contains("-"));
        var written = new ArrayList<>(SomeOfEverything.WRITTEN);
        written.addAll(strings("select subject from inbox_mail"));
        written.addAll(strings("select subject from outbox_message where subject is not null"));
        written.addAll(strings("select file_name from import_run"));
        written.addAll(strings("select display_name from account"));
        written.addAll(strings("select name from customer where name is not null"));
        return new Known(anyOf(ids), new TreeSet<>(strings("select username from account")), written, new HashMap<>());
    }

    private static Pattern anyOf(Set<String> ids) {
        return Pattern.compile(
                ids.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<![\\w-])(?:", ")(?![\\w-])")));
    }

    private List<String> strings(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    /**
     * @param ids any of them
     * @param judged what was found in a text, by the language and the text: the frame of every page says the same
     */
    record Known(Pattern ids, Set<String> accounts, List<String> written, Map<String, Set<String>> judged) {

        Set<String> in(Document page, String language) {
            var words = new TreeSet<String>();
            NodeTraversor.traverse(
                    (node, depth) -> {
                        if (node instanceof TextNode text && isSaid(text)) {
                            judge(text.text(), text.parent(), language, words);
                        } else if (node instanceof Element element) {
                            SAID_ASIDE.stream()
                                    .filter(element::hasAttr)
                                    .forEach(aside -> judge(element.attr(aside), element, language, words));
                        }
                    },
                    page);
            return words;
        }

        private static boolean isSaid(TextNode text) {
            var parent = text.parent();
            return parent != null && SILENT.stream().noneMatch(parent.normalName()::equals);
        }

        private void judge(String said, Element where, String language, Set<String> words) {
            var text = said.strip();
            if (text.isEmpty()) {
                return;
            }
            var found = judged.computeIfAbsent(language + " " + text, first -> judge(text, language));
            if (!found.isEmpty() && TECHNICAL.stream().allMatch(place -> where.closest(place) == null)) {
                words.addAll(found);
            }
        }

        /** What people have written says what it likes; it is looked for only where something was found. */
        private Set<String> judge(String said, String language) {
            var words = new TreeSet<String>();
            judge(said, language, words);
            if (words.isEmpty()) {
                return words;
            }
            var text = said;
            for (var each : written) {
                text = text.replace(each, "·");
            }
            words.clear();
            if (!text.isEmpty()) {
                judge(text, language, words);
            }
            return words;
        }

        private void judge(String text, String language, Set<String> words) {
            all(SCREAMING, text, "constant", words);
            all(CAMEL, text, "camel case", words);
            all(DOTTED, text, "dotted", words);
            all(ELEMENT, text, "element", words);
            all(KEY, text, "message key", words);
            all(UUID, text, "id", words);
            all(LEFT_OPEN, text, "left open", words);
            all(DOUBLED, text, "punctuation", words, text);
            ZONE.matcher(text)
                    .results()
                    .map(hit -> hit.group())
                    .filter(ZoneId.getAvailableZoneIds()::contains)
                    .forEach(zone -> words.add("zone: " + zone));
            ids.matcher(text).results().forEach(hit -> words.add("id of a model: " + hit.group()));
            if (List.of(text.split("[,，、 ]+")).stream().allMatch(accounts::contains)) {
                words.add("account: " + text);
            }
            if (language.equals("en")) {
                all(CHINESE, text, "Chinese", words, text);
            } else if (ENGLISH.matcher(text).find()) {
                words.add("English: " + text);
            }
        }

        private static void all(Pattern pattern, String text, String kind, Set<String> words) {
            pattern.matcher(text).results().forEach(hit -> words.add(kind + ": " + hit.group()));
        }

        private static void all(Pattern pattern, String text, String kind, Set<String> words, String whole) {
            if (pattern.matcher(text).find()) {
                words.add(kind + ": " + whole);
            }
        }
    }
}
