package io.wayline.platform.security;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

class ApiRoutesTests {

    static class Desk {

        @GetMapping("/api/v1/desks/{id}")
        @Allowed(scopes = Scope.EVENTS_READ, roles = Role.AGENT)
        void one() {}

        @GetMapping("/api/v1/desks/free")
        @Allowed(roles = {Role.SUPERVISOR, Role.ADMIN})
        void free() {}

        @GetMapping("/desks")
        void page() {}
    }

    static class Silent {

        @GetMapping("/api/v1/desks")
        void list() {}
    }

    static class OnAPage {

        @GetMapping("/desks")
        @Allowed(roles = Role.AGENT)
        void page() {}
    }

    static class ByAnyMethod {

        @RequestMapping("/api/v1/desks")
        @Allowed(roles = Role.AGENT)
        void list() {}
    }

    static class OfTwoMinds {

        @GetMapping(path = "/api/v1/desks", produces = "application/json")
        @Allowed(roles = Role.AGENT)
        void list() {}

        @GetMapping(path = "/api/v1/desks", produces = "text/csv")
        @Allowed(roles = Role.ADMIN)
        void file() {}
    }

    @Test
    void readsWhoMayCallARouteWithTheMostSpecificFirst() {
        assertThat(routes(Desk.class).rules())
                .filteredOn(rule -> rule.path().getPatternString().startsWith("/api/"))
                .extracting(rule -> rule.path().getPatternString(), ApiRule::needs)
                .containsExactly(
                        tuple("/api/v1/desks/free", "one of the roles SUPERVISOR, ADMIN"),
                        tuple("/api/v1/desks/{id}", "a key with events:read, or one of the roles AGENT"));
    }

    @Test
    void refusesARouteThatDoesNotSayWhoMayCallIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> routes(Silent.class).rules())
                .withMessageContaining("Silent#list() does not say by @Allowed who may call /api/v1/desks");
    }

    @Test
    void refusesAPageThatThinksItsRolesAreAsked() {
        assertThatIllegalStateException()
                .isThrownBy(() -> routes(OnAPage.class).rules())
                .withMessageContaining("OnAPage#page() is asked by nobody");
    }

    @Test
    void refusesARouteThatTakesEveryMethod() {
        assertThatIllegalStateException()
                .isThrownBy(() -> routes(ByAnyMethod.class).rules())
                .withMessageContaining("ByAnyMethod#list() does not say with which method");
    }

    @Test
    void refusesTwoOfOneRouteThatLetDifferentPeopleIn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> routes(OfTwoMinds.class).rules())
                .withMessageContaining("lets others call GET /api/v1/desks than another method does");
    }

    private static ApiRoutes routes(Class<?> controller) {
        var context = new StaticApplicationContext();
        context.registerSingleton("controller", controller);
        context.refresh();
        var mapping = new RequestMappingHandlerMapping() {

            @Override
            protected boolean isHandler(Class<?> type) {
                return type.equals(controller);
            }
        };
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        return new ApiRoutes(List.of(mapping));
    }
}
