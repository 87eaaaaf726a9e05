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
    private final Map<Kind, Deque<BrowserContext>> free = new HashMap<>();

    BrowserProfiles(Browser browser) {
        this.browser = browser;
    }

    /** A context that belongs to one visitor until it is given back. */
    record Profile(Kind kind, BrowserContext context) {}

    record Kind(Look look, String address) {}

    Profile borrow(Look look, String address) {
        var kind = new Kind(look, address);
        var context = free.computeIfAbsent(kind, none -> new ArrayDeque<>()).poll();
        return new Profile(kind, context != null ? context : make(kind));
    }

    void giveBack(Profile profile) {
        try {
            sweep(profile.context(), profile.kind().address());
            free.get(profile.kind()).push(profile.context());
        } catch (PlaywrightException unclear) {
            // a test left it in a state that is not worth a second look
            profile.context().close();
        }
    }

    private BrowserContext make(Kind kind) {
        var context = browser.newContext(kind.look().options().setBaseURL(kind.address()));
        context.setDefaultTimeout(Visitor.PATIENCE);
        return context;
    }

    private static void sweep(BrowserContext context, String address) {
        context.setOffline(false);
        context.unrouteAll();
        // before the others go: a context without a page may take long to say that the last one is closed
        var page = context.newPage();
        context.pages().stream().filter(other -> other != page).forEach(Page::close);
        context.clearCookies();
        var kept = new JsonObject();
        kept.addProperty("origin", address);
        kept.addProperty("storageTypes", "local_storage,indexeddb,cache_storage,service_workers");
        context.newCDPSession(page).send("Storage.clearDataForOrigin", kept);
        page.close();
    }
}
