package io.wayline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where a JVM spends its processor time: samples of JDK Flight Recorder, which is started and stopped from outside. */
final class Profile {

    private static final String NAME = "benchmark";

    private final long process;

    private Profile(long process) {
        this.process = process;
    }

    /** The share of all samples, between 0 and 1. */
    record Share(String of, double share) {}

    /**
     * What was seen.
     *
     * @param methods those that were running, whoever had called them
     * @param libraries whose code was running, or had called the JDK
     */
    record Seen(List<Share> methods, List<Share> libraries) {}

    static Profile begin(long process) throws IOException {
        jcmd(process, "JFR.start", "name=" + NAME, "settings=profile");
        return new Profile(process);
    }

    Seen end() throws IOException {
        var file = Path.of("target", "benchmark", "profile.jfr").toAbsolutePath();
        Files.deleteIfExists(file);
        jcmd(process, "JFR.stop", "name=" + NAME, "filename=" + file);
        var methods = new HashMap<String, Integer>();
        var libraries = new HashMap<String, Integer>();
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                var event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    methods.merge(running(event), 1, Integer::sum);
                    libraries.merge(library(event), 1, Integer::sum);
                }
            }
        }
        return new Seen(shares(methods), shares(libraries));
    }

    private static String running(RecordedEvent sample) {
        var method = sample.getStackTrace().getFrames().get(0).getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    /** The first three parts of the package that called the JDK, or two where that says enough. */
    private static String library(RecordedEvent sample) {
        return sample.getStackTrace().getFrames().stream()
                .map(Profile::packageOf)
                .filter(name ->
                        Stream.of("java.", "javax.", "jdk.", "sun.", "com.sun.").noneMatch(name::startsWith))
                .findFirst()
                .orElse("the JDK itself");
    }

    private static String packageOf(RecordedFrame frame) {
        var parts = frame.getMethod().getType().getName().split("\\.");
        var taken = parts[0].equals("org") && parts.length > 3 ? 3 : 2;
        return String.join(".", List.of(parts).subList(0, Math.min(taken, parts.length))) + ".";
    }

    private static List<Share> shares(Map<String, Integer> samples) {
        var all = samples.values().stream().mapToInt(Integer::intValue).sum();
        return samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(10)
                .map(entry -> new Share(entry.getKey(), (double) entry.getValue() / all))
                .toList();
    }

    private static void jcmd(long process, String... command) throws IOException {
        var all = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                        .toString(),
                                Long.toString(process)),
                        Stream.of(command))
                .toList();
        try {
            var jcmd = new ProcessBuilder(all).redirectErrorStream(true).start();
            var said = new String(jcmd.getInputStream().readAllBytes());
            if (jcmd.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
