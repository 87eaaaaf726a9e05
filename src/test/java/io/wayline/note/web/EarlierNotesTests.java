package io.wayline.note.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.customer.CustomerDriver;
import io.wayline.note.Notes;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

@DatabaseTest
class EarlierNotesTests {

    private static final Pattern EARLIER = Pattern.compile("rel=\"next\" href=\"(/customers/[^\"]+/notes[^\"]+)\"");

    @Autowired
    MockMvcTester http;

    @Autowired
    CustomerDriver driver;

    @Autowired
    Notes notes;

    @Autowired
    Accounts accounts;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "N-" + mark;

    @Test
    void allNotesAreReadAPageAfterTheOther() {
        var customer = driver.is(anna, "name", "Anna", "owner", "lin").id();
        for (var number = 1; number <= 45; number++) {
            notes.write(customer, null, "Note number %d.".formatted(number), "lin", mark + number);
        }

        var first = page("/customers/" + anna, "lin");
        assertThat(first).contains("Note number 45.", "Note number 26.").doesNotContain("Note number 25.");
        var second = page(earlier(first), "lin");
        assertThat(second).contains("Note number 25.", "Note number 6.").doesNotContain("Note number 26.");
        var third = page(earlier(second), "lin");
        assertThat(third).contains("Note number 5.", "Note number 1.");
        assertThat(EARLIER.matcher(third).find()).as("that was all").isFalse();
    }

    @Test
    void ofACustomerWhomTheyDoNotSeeNobodyReadsThem() {
        driver.is(anna, "name", "Anna", "owner", "shen");

        assertThat(http.get().uri("/customers/" + anna + "/notes").with(authentication(as("lin"))))
                .hasStatus(404);
    }

    private String earlier(String page) {
        var link = EARLIER.matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private String page(String path, String reader) {
        var result = http.get()
                .uri(URI.create(path))
                .with(authentication(as(reader)))
                .exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private SignedIn as(String account) {
        return new SignedIn(accounts.find(account).orElseThrow(), 0);
    }
}
