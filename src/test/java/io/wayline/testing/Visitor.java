package io.wayline.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.WebError;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody with a browser. Every page opened by {@link #arrive} has its own cookies and storage. */
public final class Visitor {

    /** In milliseconds; long, because a machine that builds is a busy one. */
    static final double PATIENCE = 30_000;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserProfiles profiles;
    private final String address;
    private final List<BrowserProfiles.Profile> borrowed = new ArrayList<>();
    private final Set<Integer> expected = new HashSet<>();
    private final List<String> troubles = new ArrayList<>();

    private final List<SignedIn> signedIn = new ArrayList<>();

    /** @param session the cookie that came with it; another one is another session, perhaps of somebody else */
    private record SignedIn(String account, BrowserContext context, Optional<Cookie> session) {

        boolean isStill() {
            var now = BrowserSessions.of(context);
            return session.isPresent() && now.isPresent() && now.get().value.equals(session.get().value);
        }
    }

    // the same objects each time, or they could not be taken off again
    private final Consumer<ConsoleMessage> whatIsLogged = this::heard;
    private final Consumer<WebError> whatIsThrown = error -> troubles.add("script: " + error.error());
    private final Consumer<Response> whatIsAnswered = this::answered;

    Visitor(BrowserProfiles profiles, String address) {
        this.profiles = profiles;
        this.address = address;
    }

    /** A stranger's first page, at this path. */
    public Page arrive(Look look, String path) {
        var page = emptyPage(look);
        page.navigate(path);
        return page;
    }

    private Page emptyPage(Look look) {
        var profile = profiles.borrow(look, address);
        borrowed.add(profile);
        var context = profile.context();
        context.onConsoleMessage(whatIsLogged);
        context.onWebError(whatIsThrown);
        context.onResponse(whatIsAnswered);
        return profile.blank();
    }

    private void heard(ConsoleMessage message) {
        // the answer itself is judged below
        if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
            troubles.add("console: " + message.text());
        }
    }

    private void answered(Response response) {
        // a page may outlive its session, and learns it from its stream or from a part that it fetches
        var learnsOfItsEnd = response.status() == 401
                && (response.url().startsWith(address + "/live?")
                        || response.request().headers().containsKey("wayline-live"));
        if (response.status() >= 400 && !expected.contains(response.status()) && !learnsOfItsEnd) {
            troubles.add(response.status() + ": " + response.request().method() + " " + response.url());
        }
    }

    /**
     * Signs in by one of the demonstration accounts and waits for the home page; or goes on with the session of an
     * earlier visitor with that account, who has left without signing out.
     */
    public Page signIn(String account, Look look) {
        var page = emptyPage(look);
        var kept = profiles.sessions().take(address, account);
        if (kept.isPresent()) {
            page.context().addCookies(List.of(kept.get()));
            page.navigate("/");
        } else {
            page.navigate("/sign-in");
        }
        // a session may have ended meanwhile, by itself or by a test
        if (page.url().endsWith("/sign-in")) {
            page.locator("form:has(input[name=username][value=" + account + "]) button")
                    .click();
            page.waitForURL("**/");
        }
        signedIn.add(new SignedIn(account, page.context(), BrowserSessions.of(page.context())));
        return page;
    }

    /** From now on an answer with this status is what the test wants. */
    public void expect(int status) {
        expected.add(status);
    }

    /**
     * Writes what the screen shows to {@code target/screenshots/<name>.png}, for people to look at: only when asked by
     * {@code -Dwayline.screenshots}, since the pictures of all pages take the build a minute.
     */
    public void screenshot(Page page, String name) {
        page.waitForLoadState();
        if (!Boolean.getBoolean("wayline.screenshots")) {
            return;
        }
        var file = new ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png"));
        try {
            page.screenshot(file);
        } catch (PlaywrightException pageWasChanging) {
            // the network is never idle: every page has a stream open
            page.waitForLoadState(LoadState.LOAD);
            page.screenshot(file);
        }
    }

    void leave() {
        signedIn.stream()
                .filter(SignedIn::isStill)
                .forEach(each -> profiles.sessions()
                        .keep(address, each.account(), each.session().orElseThrow()));
        signedIn.clear();
        for (var profile : borrowed) {
            var context = profile.context();
            context.offConsoleMessage(whatIsLogged);
            context.offWebError(whatIsThrown);
            context.offResponse(whatIsAnswered);
            profiles.giveBack(profile);
        }
        borrowed.clear();
    }

    void assertAllWentWell() {
        assertThat(troubles).as("what the browser complained about").isEmpty();
    }
}
