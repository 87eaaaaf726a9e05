package io.wayline.message.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who reads {@link MailStates} has read every statement that changes the state of a mail. */
class MailStatesOwnerTests {

    private static final Path SOURCES = Path.of("src/main/java");

    /** From where it is named to the condition, or to the end of its text. */
    private static final Pattern CHANGE = Pattern.compile(
            "(?is)\\b(?:update|merge\\s+into)\\s+outbox_message\\b(?:(?!\\bwhere\\b|\"\"\"|;).)*?[\\s,(]state\\s*=");

    private static final Pattern BEGINNING = Pattern.compile("(?i)\\binsert\\s+into\\s+outbox_message\\b");

    @Test
    void noOtherClassHasAStatementThatChangesTheStateOfAMail() throws IOException {
        assertThat(filesWith(CHANGE)).containsExactly("MailStates.java");
    }

    @Test
    void oneClassWritesNewRows() throws IOException {
        assertThat(filesWith(BEGINNING)).containsExactly("OutboxRows.java");
    }

    @Test
    void aStatementIsFoundHoweverItIsWritten() {
        assertThat(
                        List.of(
                                "update outbox_message set state = 'SENT' where id = ?",
                                "update outbox_message\n  set reason = null,\n  state=:state where id = ?",
                                "merge into outbox_message m using (select 1) x on true when matched then update set state = 'SENT'"))
                .allMatch(statement -> CHANGE.matcher(statement).find());
        assertThat("update outbox_message set subject = ? where state = 'PENDING'")
                .doesNotContainPattern(CHANGE);
    }

    private static List<String> filesWith(Pattern statement) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> statement.matcher(text(file)).find())
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
