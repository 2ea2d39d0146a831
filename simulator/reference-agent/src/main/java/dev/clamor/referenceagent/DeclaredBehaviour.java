package dev.clamor.referenceagent;

import dev.clamor.referenceagent.InvalidBehaviourException.Complaint;
import dev.clamor.referenceagent.dialogue.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the reference agent declares about itself: the rate of each flaw, the law of its service time, its size, and what
 * load does to it. The denominator of each rate is documented in the packaged {@code behaviour.yaml}.
 *
 * @param rates        probability of each flaw on one of its occasions without pressure; a flaw not named never strikes
 * @param medianMillis median of the lognormal service time, in milliseconds; 0 means no service time
 * @param sigma        standard deviation of the logarithm of the service time
 * @param workers      messages worked on at the same time, at least 1
 * @param queueLimit   messages that may wait, at least 0
 * @param hangSeconds  how long a hung request is held, at least 1
 * @param pressure     how rates rise with load
 * @param stream       how a reply comes that is told as it is written
 */
public record DeclaredBehaviour(
        Map<Flaw, Double> rates,
        double medianMillis,
        double sigma,
        int workers,
        int queueLimit,
        int hangSeconds,
        Pressure pressure,
        Stream stream) {

    static final double LONGEST_MEDIAN_MILLIS = 600_000;
    static final double WIDEST_SIGMA = 3;
    static final int MOST_WORKERS = 100_000;
    static final int LONGEST_QUEUE = 10_000_000;
    static final int LONGEST_HANG_SECONDS = 3600;
    static final double FASTEST_WORDS_PER_SECOND = 100_000;

    /**
     * How rates rise with load, in messages in the house per worker.
     *
     * @param from  load up to which nothing changes
     * @param full  load from which {@code rates} hold; greater than {@code from}
     * @param rates probability of each flaw at full pressure; a flaw not named keeps its base rate
     */
    public record Pressure(double from, double full, Map<Flaw, Double> rates) {
        public Pressure {
            rates = ordered(rates);
        }

        /** Load changes nothing. */
        public static Pressure none() {
            return new Pressure(1, 2, Map.of());
        }
    }

    /**
     * How a reply comes that is told as it is written. The service time goes by {@link #medianMillis} and {@link #sigma}.
     *
     * @param firstShare     share of the service time after which the first words come, in [0, 1]
     * @param wordsPerSecond pace of the words from then on; 0 means all at once
     */
    public record Stream(double firstShare, double wordsPerSecond) {
        /** All at once, when the service time is over. */
        public static Stream atOnce() {
            return new Stream(1, 0);
        }
    }

    public DeclaredBehaviour {
        rates = ordered(rates);
        List<Complaint> problems = problems(rates, medianMillis, sigma, workers, queueLimit, hangSeconds, pressure);
        within(problems, "stream.firstShare", stream.firstShare(), 0, 1);
        within(problems, "stream.wordsPerSecond", stream.wordsPerSecond(), 0, FASTEST_WORDS_PER_SECOND);
        if (!problems.isEmpty()) {
            throw new InvalidBehaviourException("", problems);
        }
    }

    /** An agent without a flaw, with no service time and room for everybody. */
    public static DeclaredBehaviour clean() {
        return new DeclaredBehaviour(Map.of(), 0, 0, 1000, 100_000, 30, Pressure.none(), Stream.atOnce());
    }

    /** The behaviour packaged with the agent: small flaws, about 24 workers, and quality that gives way under load. */
    public static DeclaredBehaviour packaged() {
        return BehaviourReader.read("behaviour.yaml", packagedText());
    }

    /** The text of the packaged behaviour file. */
    public static String packagedText() {
        try (InputStream in = DeclaredBehaviour.class.getResourceAsStream("/reference-agent/behaviour.yaml")) {
            if (in == null) {
                throw new IllegalStateException(
                        "behaviour.yaml: a resource packaged with the agent was expected. Found: nothing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a behaviour file.
     *
     * @param where what to call the text in messages, usually the file's name
     * @throws InvalidBehaviourException with every problem at once
     */
    public static DeclaredBehaviour parse(String where, String yaml) {
        return BehaviourReader.read(where, yaml);
    }

    /** The same behaviour as a file of one line. */
    public String line() {
        return BehaviourReader.json(this).toString();
    }

    /** The same behaviour with another base rate of one flaw. */
    public DeclaredBehaviour with(Flaw flaw, double rate) {
        Map<Flaw, Double> changed = new EnumMap<>(Flaw.class);
        changed.putAll(rates);
        changed.put(flaw, rate);
        return new DeclaredBehaviour(changed, medianMillis, sigma, workers, queueLimit, hangSeconds, pressure, stream);
    }

    public DeclaredBehaviour withLatency(double newMedianMillis, double newSigma) {
        return new DeclaredBehaviour(
                rates, newMedianMillis, newSigma, workers, queueLimit, hangSeconds, pressure, stream);
    }

    public DeclaredBehaviour withWorkers(int newWorkers, int newQueueLimit) {
        return new DeclaredBehaviour(
                rates, medianMillis, sigma, newWorkers, newQueueLimit, hangSeconds, pressure, stream);
    }

    public DeclaredBehaviour withHangSeconds(int newHangSeconds) {
        return new DeclaredBehaviour(rates, medianMillis, sigma, workers, queueLimit, newHangSeconds, pressure, stream);
    }

    public DeclaredBehaviour withPressure(Pressure newPressure) {
        return new DeclaredBehaviour(rates, medianMillis, sigma, workers, queueLimit, hangSeconds, newPressure, stream);
    }

    public DeclaredBehaviour withStream(double firstShare, double wordsPerSecond) {
        return new DeclaredBehaviour(
                rates,
                medianMillis,
                sigma,
                workers,
                queueLimit,
                hangSeconds,
                pressure,
                new Stream(firstShare, wordsPerSecond));
    }

    /** The probability of a flaw on one of its occasions at a load: the declared line between `from` and `full`. */
    public double rate(Flaw flaw, double load) {
        double base = rates.getOrDefault(flaw, 0.0);
        double high = pressure.rates().getOrDefault(flaw, base);
        double share = (load - pressure.from()) / (pressure.full() - pressure.from());
        return base + (high - base) * Math.max(0, Math.min(1, share));
    }

    private static Map<Flaw, Double> ordered(Map<Flaw, Double> rates) {
        Map<Flaw, Double> sorted = new EnumMap<>(Flaw.class);
        sorted.putAll(rates);
        return Collections.unmodifiableMap(sorted);
    }

    private static List<Complaint> problems(
            Map<Flaw, Double> rates,
            double medianMillis,
            double sigma,
            int workers,
            int queueLimit,
            int hangSeconds,
            Pressure pressure) {
        List<Complaint> problems = new ArrayList<>();
        rates.forEach((flaw, rate) -> within(problems, "rates." + BehaviourReader.key(flaw), rate, 0, 1));
        within(problems, "latency.medianMillis", medianMillis, 0, LONGEST_MEDIAN_MILLIS);
        within(problems, "latency.sigma", sigma, 0, WIDEST_SIGMA);
        within(problems, "workers", workers, 1, MOST_WORKERS);
        within(problems, "queueLimit", queueLimit, 0, LONGEST_QUEUE);
        within(problems, "hangSeconds", hangSeconds, 1, LONGEST_HANG_SECONDS);
        pressure.rates()
                .forEach((flaw, rate) -> within(problems, "pressure.rates." + BehaviourReader.key(flaw), rate, 0, 1));
        if (!(pressure.from() >= 0
                && pressure.full() > pressure.from()
                && pressure.full() < Double.POSITIVE_INFINITY)) {
            problems.add(new Complaint(
                    "pressure", "0 <= from < full", "from " + pressure.from() + ", full " + pressure.full()));
        }
        return problems;
    }

    private static void within(List<Complaint> problems, String key, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            problems.add(new Complaint(key, "a number from " + plain(low) + " to " + plain(high), plain(value)));
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
