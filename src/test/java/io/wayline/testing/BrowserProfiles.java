package io.wayline.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

/**
 * Browser contexts that are used again, swept clean of all but the cache: what every page loads is fetched and compiled
 * once for all tests of an application, as it is for people.
 */
final class BrowserProfiles {

    private final Browser browser;
    private final Map<Kind, Deque<Profile>> free = new HashMap<>();

    private final BrowserSessions sessions = new BrowserSessions();

    BrowserProfiles(Browser browser) {
        this.browser = browser;
    }

    /**
     * A context that belongs to one visitor until it is given back.
     *
     * @param blank an empty page of it, for the first arrival; a page is a process of the browser, and dear
     */
    record Profile(Kind kind, BrowserContext context, Page blank) {}

    record Kind(Look look, String address) {}

    BrowserSessions sessions() {
        return sessions;
    }

    Profile borrow(Look look, String address) {
        var kind = new Kind(look, address);
        var swept = free.computeIfAbsent(kind, none -> new ArrayDeque<>()).poll();
        return swept != null ? swept : make(kind);
    }

    void giveBack(Profile profile) {
        try {
            var blank = sweep(profile.context(), profile.kind().address());
            free.get(profile.kind()).push(new Profile(profile.kind(), profile.context(), blank));
        } catch (PlaywrightException unclear) {
            // a test left it in a state that is not worth a second look
            profile.context().close();
        }
    }

    private Profile make(Kind kind) {
        var context = browser.newContext(kind.look().options().setBaseURL(kind.address()));
        context.setDefaultTimeout(Visitor.PATIENCE);
        return new Profile(kind, context, context.newPage());
    }

    /** @return the only page that is left, and that nobody has used */
    private static Page sweep(BrowserContext context, String address) {
        context.setOffline(false);
        context.unrouteAll();
        // before the others go: a context without a page may take long to say that the last one is closed
        var page = context.newPage();
        context.pages().stream().filter(other -> other != page).forEach(Page::close);
        context.clearCookies();
        var kept = new JsonObject();
        kept.addProperty("origin", address);
        kept.addProperty("storageTypes", "local_storage,indexeddb,cache_storage,service_workers");
        var session = context.newCDPSession(page);
        session.send("Storage.clearDataForOrigin", kept);
        session.detach();
        return page;
    }
}
