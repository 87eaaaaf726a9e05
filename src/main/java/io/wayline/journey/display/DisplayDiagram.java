package io.wayline.journey.display;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A version of a journey as a browser draws it, in one language.
 *
 * @param version its number
 * @param hash of the file; another file has another one, so an address with it may be kept for ever
 * @param xml a BPMN file with shapes, kinds, and names
 */
public record DisplayDiagram(int version, String hash, String xml) {

    private static final int DIGITS = 24;

    static DisplayDiagram of(int version, String xml) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(xml.getBytes(StandardCharsets.UTF_8));
            return new DisplayDiagram(version, HexFormat.of().formatHex(digest).substring(0, DIGITS), xml);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
