package io.wayline.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** The Chromium of this machine; nothing is downloaded. */
record InstalledChromium(Playwright playwright, BrowserProfiles profiles) implements AutoCloseable {

    /** The shell without a screen is the same engine and does the same in less time. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private static final int TRIES = 3;

    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-site-isolation-trials",
            "--in-process-gpu");

    static InstalledChromium launch() {
        var executable = find();
        PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new InstalledChromium(playwright, new BrowserProfiles(started(playwright, executable, TRIES)));
    }

    /** Chromium itself dies now and then before it has begun, on a machine that has much to do. */
    private static Browser started(Playwright playwright, Path executable, int tries) {
        try {
            return playwright
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(executable).setArgs(QUIETLY));
        } catch (PlaywrightException diedAtOnce) {
            if (tries == 1) {
                throw diedAtOnce;
            }
            return started(playwright, executable, tries - 1);
        }
    }

    private static Path find() {
        var named = System.getenv("WAYLINE_CHROMIUM");
        var folders = Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator);
        var candidates = named != null
                ? Stream.of(Path.of(named))
                : NAMES.stream()
                        .flatMap(name -> Stream.concat(Stream.of("/usr/bin"), Stream.of(folders))
                                .map(folder -> Path.of(folder, name)));
        return candidates
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "Browser tests need Chromium: install it (Debian: apt install chromium), or name its executable in WAYLINE_CHROMIUM"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
