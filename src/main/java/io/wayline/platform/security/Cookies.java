package io.wayline.platform.security;

/** Names of cookies: under https with the prefix that browsers accept from this very host only (RFC 6265bis 4.1.3). */
final class Cookies {

    private Cookies() {}

    static String name(String name, String baseUrl) {
        return secure(baseUrl) ? "__Host-" + name : name;
    }

    static boolean secure(String baseUrl) {
        return baseUrl.startsWith("https:");
    }
}
