package io.wayline.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;

/**
 * Sessions that visitors left open, for later ones with the same account: signing in costs two pages and a slow hash. Two
 * visitors never have the same one at a time.
 */
final class BrowserSessions {

    private static final String COOKIE = "wayline";

    private final Map<Owner, Deque<Cookie>> open = new HashMap<>();

    private record Owner(String address, String account) {}

    static Optional<Cookie> of(BrowserContext context) {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals(COOKIE))
                .findFirst();
    }

    Optional<Cookie> take(String address, String account) {
        return Optional.ofNullable(open.getOrDefault(new Owner(address, account), new ArrayDeque<>())
                .poll());
    }

    void keep(String address, String account, Cookie session) {
        open.computeIfAbsent(new Owner(address, account), none -> new ArrayDeque<>())
                .push(session);
    }
}
