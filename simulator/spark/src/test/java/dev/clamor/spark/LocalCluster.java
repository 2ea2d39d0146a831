package dev.clamor.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster of real processes on loopback, from the jars of the tests' class path: a master, and workers
 * of one core each.
 */
final class LocalCluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int WORKER_MEBIBYTES = 1_024;

    private final Path home;
    private final int port = freePort();
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    /** Starts it; workers register in their own time. */
    LocalCluster(Path scratch, int workerCount) throws IOException {
        home = sparkHome(scratch);
        master = start(
                "master",
                "org.apache.spark.deploy.master.Master",
                List.of("--host", HOST, "--port", Integer.toString(port), "--webui-port", "0"));
        for (int i = 0; i < workerCount; i++) {
            workers.add(start(
                    "worker-" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    List.of(
                            "--host",
                            HOST,
                            "--webui-port",
                            "0",
                            "--cores",
                            "1",
                            "--memory",
                            WORKER_MEBIBYTES + "m",
                            "--work-dir",
                            home.resolve("work-" + i).toString(),
                            url())));
        }
    }

    /** For {@code spark.master}. */
    String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** What executors are started from. */
    Path home() {
        return home;
    }

    /** The worker that runs an executor of the only application. */
    int workerOf(String executor) {
        for (int i = 0; i < workers.size(); i++) {
            if (holds(home.resolve("work-" + i), executor)) {
                return i;
            }
        }
        throw new IllegalStateException(
                "executor " + executor + ": expected its folder in that of a worker. Found: none");
    }

    /** A worker's folder has one for each application, with one for each executor. */
    private static boolean holds(Path work, String executor) {
        try (Stream<Path> below =
                Files.find(work, 2, (path, facts) -> path.getNameCount() == work.getNameCount() + 2)) {
            return below.anyMatch(path -> path.getFileName().toString().equals(executor));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills a worker and its executors, as a machine that loses power would. */
    void kill(int worker) {
        killed(workers.get(worker));
    }

    private static void killed(Process process) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    /** What Spark looks for in its home: a file that says that it is a release, and the jars. */
    private static Path sparkHome(Path scratch) throws IOException {
        Path home = Files.createDirectories(scratch.resolve("spark"));
        Files.writeString(home.resolve("RELEASE"), "from the tests' class path\n");
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (entry.endsWith(".jar")) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
            }
        }
        return home;
    }

    private Process start(String name, String main, List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")));
        line.addAll(List.of(System.getProperty("clamor.spark.opens").split(" ")));
        line.add(main);
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        home.toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "SPARK_LOCAL_IP",
                        HOST,
                        "SPARK_NO_DAEMONIZE",
                        "true"));
        return builder.start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        workers.forEach(LocalCluster::killed);
        killed(master);
        try {
            master.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> links = Files.list(home.resolve("jars"))) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }
}
