package io.wayline.journey.model.dmn;

import java.util.Optional;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.xml.SecureXml;
import io.wayline.journey.model.xml.Words;
import io.wayline.journey.model.xml.XmlNode;

/**
 * The one reader of decisions. It takes what stands there, also in a draft that is not right yet, but for words that are
 * another program's own.
 */
public final class DmnReader {

    private DmnReader() {}

    /** The root of the file; nothing when it is refused, and the report says why. */
    public static Optional<XmlNode> read(String content, Report report) {
        return SecureXml.read(content, report).map(Words.DECISION::of);
    }
}
