package dev.clamor.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What so many conversations at once and so many events need, by arithmetic from measured costs. Nothing here is measured.
 *
 * <pre>
 * java -cp benchmarks.jar dev.clamor.benchmarks.Capacity cpu_micros_per_turn=… kib_per_customer=… seconds_per_turn=…
 *     turns_per_contact=… events_per_turn=… bytes_per_event=… write_events_per_second=… judge_events_per_second=…
 *     cores_per_machine=… gib_per_machine=… sockets_per_machine=… [concurrent=1000000] [events=1000000000]
 * </pre>
 */
public final class Capacity {
    private static final String CONCURRENT = "concurrent";
    private static final String EVENTS = "events";
    /** Share of a machine's cores that generators may use; the rest is the system's, and keeps timers in time. */
    private static final double BUSY = 0.7;
    /** Opened and closed. */
    private static final double EVENTS_PER_CONTACT = 2;

    private static final double BYTES_PER_CONTACT_WHEN_JUDGED = 16;
    private static final double MICROS = 1e6;
    private static final double KIB_PER_GIB = 1 << 20;
    private static final double BYTES_PER_GB = 1e9;
    private static final List<String> NAMES = List.of(
            "cpu_micros_per_turn",
            "kib_per_customer",
            "seconds_per_turn",
            "turns_per_contact",
            "events_per_turn",
            "bytes_per_event",
            "write_events_per_second",
            "judge_events_per_second",
            "cores_per_machine",
            "gib_per_machine",
            "sockets_per_machine");

    private final Map<String, Double> given;

    private Capacity(Map<String, Double> given) {
        this.given = given;
    }

    /** Prints the table. */
    public static void main(String[] args) {
        System.out.print(table(args));
    }

    /**
     * The table as Markdown.
     *
     * @throws IllegalArgumentException if an input is missing, unknown or not above 0
     */
    static String table(String... args) {
        Map<String, Double> given = new TreeMap<>(Map.of(CONCURRENT, 1e6, EVENTS, 1e9));
        for (String arg : args) {
            int equals = arg.indexOf('=');
            given.put(arg.substring(0, Math.max(0, equals)), number(arg.substring(equals + 1), arg));
        }
        Set<String> expected = new TreeSet<>(NAMES);
        expected.addAll(List.of(CONCURRENT, EVENTS));
        if (!given.keySet().equals(expected)) {
            throw new IllegalArgumentException("capacity: expected " + expected + ". Found: " + given.keySet() + ".");
        }
        return new Capacity(given).table();
    }

    private static double number(String text, String arg) {
        double number = Double.parseDouble(text);
        if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("capacity: expected a number above 0. Found: " + arg + ".");
        }
        return number;
    }

    private double of(String name) {
        return given.get(name);
    }

    private String table() {
        double turns = of(CONCURRENT) / of("seconds_per_turn");
        double cores = turns * of("cpu_micros_per_turn") / MICROS / BUSY;
        double gib = of(CONCURRENT) * of("kib_per_customer") / KIB_PER_GIB;
        double perContact = of("turns_per_contact") * of("events_per_turn") + EVENTS_PER_CONTACT;
        double rate = turns / of("turns_per_contact") * perContact;
        double contacts = of(EVENTS) / perContact;
        double byCores = Math.ceil(cores / of("cores_per_machine"));
        double byMemory = Math.ceil(gib / of("gib_per_machine"));
        double bySockets = Math.ceil(of(CONCURRENT) / of("sockets_per_machine"));
        double byLog = Math.ceil(rate / of("write_events_per_second"));
        List<String> rows = new ArrayList<>();
        rows.add("| what | needed |");
        rows.add("|---|---|");
        add(rows, "conversations at once", of(CONCURRENT), "");
        add(rows, "turns a second", turns, "");
        add(rows, "cores, " + percent(BUSY) + " of them busy", cores, "");
        add(rows, "memory of customers", gib, " GiB");
        add(rows, "events a second", rate, "");
        add(rows, "machines, by cores", byCores, "");
        add(rows, "machines, by memory", byMemory, "");
        add(rows, "machines, by connections", bySockets, "");
        add(rows, "machines, by writing the log", byLog, "");
        add(rows, "machines", Math.max(Math.max(byCores, byMemory), Math.max(bySockets, byLog)), "");
        add(rows, "events of the run", of(EVENTS), "");
        add(rows, "contacts of the run", contacts, "");
        add(rows, "length of the run", of(EVENTS) / rate, " s");
        add(rows, "logs, not compressed", of(EVENTS) * of("bytes_per_event") / BYTES_PER_GB, " GB");
        add(rows, "judging, on one machine", of(EVENTS) / of("judge_events_per_second"), " s");
        add(rows, "memory to count who is in progress", contacts * BYTES_PER_CONTACT_WHEN_JUDGED / BYTES_PER_GB, " GB");
        return String.join("\n", rows) + "\n";
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static void add(List<String> rows, String what, double number, String unit) {
        String text = number < 100 && number != Math.rint(number) ? "%,.1f" : "%,.0f";
        rows.add("| " + what + " | " + String.format(Locale.ROOT, text, number) + unit + " |");
    }
}
