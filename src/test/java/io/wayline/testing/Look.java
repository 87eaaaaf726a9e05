package io.wayline.testing;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** How a visitor's browser is set up: screen, colour scheme of the system, language of the browser. */
public record Look(int width, int height, boolean dark, String language) {

    public static final Look DESK = new Look(1440, 900, false, "en");
    public static final Look PHONE = new Look(390, 844, false, "en");

    public Look inTheDark() {
        return new Look(width, height, true, language);
    }

    public Look inChinese() {
        return new Look(width, height, dark, "zh-CN");
    }

    /** Such as {@code phone-dark-zh-CN}; nothing is said of a light English desk. */
    public String suffix() {
        return (isPhone() ? "-phone" : "") + (dark ? "-dark" : "") + ("en".equals(language) ? "" : "-" + language);
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setLocale(language)
                // what moves is drawn many times a second
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(isPhone())
                .setIsMobile(isPhone());
    }

    private boolean isPhone() {
        return width < 768;
    }
}
