package io.wayline.platform.start;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The directory of the embedded default: database, inbox, and the generated secret, readable by its owner only. */
record DataDirectory(Path path) {

    private static final int SECRET_BYTES = 32;

    /** @param setting as it was set; a relative one counts from the working directory */
    static DataDirectory of(String setting) {
        return new DataDirectory(Path.of(setting).toAbsolutePath().normalize());
    }

    /** Makes sure that we can work in it; one that we make is open to its owner only. */
    void open() {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path)) {
            throw refused("is a file, not a directory");
        }
        try {
            Files.createDirectories(path, forOwnerOnly("rwx------"));
        } catch (IOException failed) {
            throw refused("cannot be created");
        }
        if (!Files.isReadable(path) || !Files.isWritable(path) || !Files.isExecutable(path)) {
            throw refused("cannot be read and written by the user who runs Wayline");
        }
    }

    /** The secret kept here, made on the first call. */
    String secret() {
        var file = path.resolve("secret");
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw refused("has a file named secret that cannot be read or written");
        }
    }

    private void make(Path file) throws IOException {
        var random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        try {
            Files.createFile(file, forOwnerOnly("rw-------"));
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            // a second start on the same data: its secret is as good, and H2 lets only one of us in
        }
    }

    private FileAttribute<?>[] forOwnerOnly(String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private StartRefused refused(String fault) {
        return new StartRefused(
                "The data directory %s %s.".formatted(path, fault),
                "Correct its owner and permissions, or name another directory: --wayline.data-dir=/path/to/data");
    }
}
