package io.wayline.platform.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a request may bring.
 *
 * @param maxBody the largest body of a request to any route that says nothing else of itself; 64 KB to 16 MB
 */
@ConfigurationProperties("wayline.http")
record HttpSettings(@DefaultValue("256KB") DataSize maxBody) {

    private static final DataSize LEAST = DataSize.ofKilobytes(64);
    private static final DataSize MOST = DataSize.ofMegabytes(16);

    HttpSettings {
        if (maxBody.compareTo(LEAST) < 0 || maxBody.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "wayline.http.max-body is %s: set 64KB to 16MB, since every request that is read at the same moment may take as much memory"
                            .formatted(maxBody));
        }
    }
}
