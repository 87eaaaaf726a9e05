package io.wayline.platform.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What we tell browsers about our answers; a controller that sets one of these headers itself is left alone. */
final class Headers {

    /** Style attributes are allowed for bpmn-js; data images are the marks inside Tabler's own sheet. */
    static final String PAGES = "default-src 'none'; script-src 'self'; style-src-elem 'self';"
            + " style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
            + " manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The viewer of the API's description, which writes style elements. */
    static final String DOCUMENTATION = PAGES.replace("style-src-elem 'self'", "style-src-elem 'self' 'unsafe-inline'");

    /** Pages for customers: they need no script, and nothing of anybody else's. */
    static final String CUSTOMERS = "default-src 'none'; style-src-elem 'self'; img-src 'self' data:; font-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Data, never a page. */
    static final String DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What others wrote, such as a mail: no script, no network, no origin of its own, framed by our page only. */
    static final String SANDBOXED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final String PERMISSIONS =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

    private Headers() {}

    static Customizer<HeadersConfigurer<HttpSecurity>> of(String policy) {
        return headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                // frame-ancestors says it in every browser of this decade, and per path
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable);
    }
}
