package io.wayline.platform.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DefaultSettingsTests {

    private static final String POSTGRESQL = "jdbc:postgresql://db/wayline";

    @TempDir
    private Path place;

    @Test
    void opensTheEmbeddedDefaultWhenNothingIsSaid() throws IOException {
        var environment = settled(new MockEnvironment());

        assertThat(environment.getProperty("wayline.embedded")).isEqualTo("true");
        assertThat(environment.getProperty("spring.datasource.url"))
                .startsWith("jdbc:h2:file:" + data().resolve("wayline") + ";");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("wayline.base-url")).isEqualTo("http://localhost:8080");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheGeneratedSecret() {
        var first = settled(new MockEnvironment()).getProperty("wayline.secret");

        assertThat(first).hasSizeGreaterThanOrEqualTo(43);
        assertThat(settled(new MockEnvironment()).getProperty("wayline.secret")).isEqualTo(first);
    }

    @Test
    void touchesNoDirectoryBesideAnotherDatabase() {
        var environment = settled(withPostgresql().withProperty("wayline.secret", "s".repeat(32)));

        assertThat(environment.getProperty("wayline.embedded")).isEqualTo("false");
        assertThat(environment.getProperty("server.address")).isNull();
        assertThat(data()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short"})
    void asksForASecretBesideAnotherDatabase(String secret) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> settled(withPostgresql().withProperty("wayline.secret", secret)))
                .withMessageStartingWith("wayline.secret ")
                .satisfies(refused -> assertThat(refused.remedy()).contains("openssl rand"));
    }

    @Test
    void refusesAFormerSecretThatCouldBeGuessed() {
        var secrets = "b".repeat(32) + ", short";

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> settled(withPostgresql()
                        .withProperty("wayline.secret", "s".repeat(32))
                        .withProperty("wayline.old-secrets", secrets)))
                .withMessageStartingWith("A secret in wayline.old-secrets has 5 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void showsTheEmbeddedDefaultToNobodyElse(String address) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> settled(new MockEnvironment().withProperty("server.address", address)))
                .withMessageContaining("demonstration accounts");
    }

    @Test
    void refusesADataDirectoryThatIsAFile() throws IOException {
        Files.createFile(data());

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> settled(new MockEnvironment()))
                .withMessageContaining("is a file");
    }

    private MockEnvironment settled(MockEnvironment environment) {
        environment.setProperty("wayline.data-dir", data().toString());
        new DefaultSettings().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static MockEnvironment withPostgresql() {
        return new MockEnvironment().withProperty("spring.datasource.url", POSTGRESQL);
    }

    private Path data() {
        return place.resolve("data");
    }
}
