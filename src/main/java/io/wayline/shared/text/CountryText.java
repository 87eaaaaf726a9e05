package io.wayline.shared.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Countries by whatever people call them, as codes of ISO 3166. */
public final class CountryText {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.GERMAN);
    private static final Map<String, String> BY_NAME = byName();
    private static final Map<String, String> BY_ZONE = byZone();

    /** See {@link #setHome}. */
    private static volatile String home = "CN";

    private CountryText() {}

    /** The code of a country that is written as a code of two or three letters, or as its name in a language we know. */
    public static Optional<String> code(String text) {
        return Optional.ofNullable(BY_NAME.get(bare(text)));
    }

    /** The country in which a zone of the time zone database is. */
    public static Optional<String> ofZone(ZoneId zone) {
        return Optional.ofNullable(BY_ZONE.get(zone.getId()));
    }

    /** The name for readers of a language. */
    public static String name(String code, Locale language) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
    }

    /** The country whose numbers people write without its code, where nothing else is said. */
    public static String home() {
        return home;
    }

    /** Set once, at start, from the settings: as zone and locale are, it is one for the process. */
    public static void setHome(String code) {
        home = code;
    }

    private static Map<String, String> byName() {
        var names = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var country = new Locale.Builder().setRegion(code).build();
            names.put(bare(code), code);
            names.put(bare(country.getISO3Country()), code);
            LANGUAGES.forEach(language -> names.putIfAbsent(bare(country.getDisplayCountry(language)), code));
        }
        each("names", (code, name) -> names.put(bare(name), code));
        return names;
    }

    private static Map<String, String> byZone() {
        var zones = new HashMap<String, String>();
        each("zones", (code, zone) -> zones.put(zone, code));
        return zones;
    }

    private interface Taker {
        void take(String code, String name);
    }

    private static void each(String file, Taker taker) {
        var lines = new Properties();
        try (var in = CountryText.class.getResourceAsStream("/countries/" + file + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("countries/" + file + ".properties is missing");
            }
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        lines.forEach((code, names) -> {
            for (var name : names.toString().split(",")) {
                taker.take(code.toString(), name.strip());
            }
        });
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
