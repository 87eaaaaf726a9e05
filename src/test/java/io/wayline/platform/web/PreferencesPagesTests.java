package io.wayline.platform.web;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DatabaseTest
class PreferencesPagesTests {

    @Autowired
    private MockMvc web;

    @Autowired
    private Accounts accounts;

    @Test
    void keepsForAStrangerInTheBrowser() throws Exception {
        web.perform(post("/preferences").with(csrf()).param("language", "zh-CN").param("back", "/sign-in"))
                .andExpect(redirectedUrl("/sign-in"))
                .andExpect(cookie().value("wayline-language", "zh-CN"))
                .andExpect(cookie().httpOnly("wayline-language", true));
    }

    @Test
    void keepsForAPersonInTheAccountAndChangesOnlyWhatIsGiven() throws Exception {
        var tang = new SignedIn(accounts.find("tang").orElseThrow(), 0);

        web.perform(post("/preferences").with(csrf()).with(authentication(tang)).param("language", "zh-CN"));
        web.perform(post("/preferences")
                .with(csrf())
                .with(authentication(new SignedIn(accounts.find("tang").orElseThrow(), 0)))
                .param("theme", "dark"));

        assertThat(accounts.find("tang")).hasValueSatisfying(person -> {
            assertThat(person.locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
            assertThat(person.theme()).isEqualTo("dark");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "//elsewhere.example, /",
        "https://elsewhere.example, /",
        "/\\elsewhere.example, /",
        "/customers?query=a, /customers?query=a",
    })
    void leadsBackToPagesOfOursOnly(String back, String there) throws Exception {
        web.perform(post("/preferences").with(csrf()).param("theme", "dark").param("back", back))
                .andExpect(redirectedUrl(there));
    }

    @Test
    void refusesWithoutAToken() throws Exception {
        web.perform(post("/preferences").param("theme", "dark")).andExpect(status().isForbidden());
    }
}
