package io.wayline.platform.security;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import io.wayline.shared.page.PathAccess;
import io.wayline.shared.page.PathAccess.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PathAccessesTests {

    @Test
    void opensThePathsOfAKindAndNoOther() {
        var paths = new PathAccesses(List.of(
                new PathAccess("/desks/*", Kind.PUBLIC_PAGE),
                new PathAccess("/lamp", Kind.PUBLIC_PAGE),
                new PathAccess("/settings/desk/**", Kind.SETTINGS_OF_ALL)));

        assertThat(paths.of(Kind.PUBLIC_PAGE).matches(get("/desks/1"))).isTrue();
        assertThat(paths.of(Kind.PUBLIC_PAGE).matches(get("/desks/1/keys"))).isFalse();
        assertThat(paths.of(Kind.PUBLIC_PAGE).matches(get("/lamp"))).isTrue();
        assertThat(paths.of(Kind.PUBLIC_PAGE).matches(get("/lamps"))).isFalse();
        assertThat(paths.of(Kind.PUBLIC_PAGE).matches(get("/lamp/1"))).isFalse();
        assertThat(paths.of(Kind.SETTINGS_OF_ALL).matches(get("/settings/desk")))
                .isTrue();
        assertThat(paths.of(Kind.PUBLIC_DATA).matches(get("/desks/1"))).isFalse();
    }

    @Test
    void refusesTwoThatSayHowOnePathIsReached() {
        var claims =
                List.of(new PathAccess("/desks/*", Kind.PUBLIC_PAGE), new PathAccess("/desks/*", Kind.PUBLIC_DATA));

        assertThatIllegalStateException()
                .isThrownBy(() -> new PathAccesses(claims))
                .withMessage("Two say how /desks/* is reached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/**",
                "/*/desks",
                "/*",
                "/desk*",
                "/",
                "/api",
                "/api/v1/desks/*",
                "/actuator/env",
                "/settings",
                "/settings/**"
            })
    void refusesToOpenMoreThanAFeaturesOwn(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PathAccess(path, Kind.PUBLIC_PAGE));
    }

    @Test
    void refusesToOpenAllSettings() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PathAccess("/settings/**", Kind.SETTINGS_OF_ALL));
    }

    private static MockHttpServletRequest get(String path) {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        return request;
    }
}
