package io.wayline.background.web;

import java.security.Principal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.background.SetAside;
import io.wayline.background.SetAsideRow;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/set-aside")
@Tag(name = "Set aside", description = "What work in the background has failed at three times or more.")
class SetAsideApi {

    private static final int MOST = 200;

    private final SetAside aside;

    SetAsideApi(SetAside aside) {
        this.aside = aside;
    }

    @GetMapping
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(
            summary = "List what failed three times or more, the oldest first",
            description = "At most 200. Each is tried again by itself, at the latest two hours after its last try.")
    Page<SetAsideRow> list() {
        var oldest = aside.shown(null, MOST);
        return Page.of(oldest, oldest.size(), null);
    }

    @PostMapping("/retry")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.ADMIN})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Have one tried again now", description = "It comes back when its cause is still there.")
    void retry(@RequestBody Which which, Principal actor) {
        aside.retry(required("loop", which.loop()), required("item", which.item()), actor.getName());
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidValue(field, "is missing", "send loop and item as they are listed");
        }
        return value;
    }

    record Which(@Nullable String loop, @Nullable String item) {}
}
