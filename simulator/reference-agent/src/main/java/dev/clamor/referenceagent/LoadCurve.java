package dev.clamor.referenceagent;

import dev.clamor.referenceagent.dialogue.Flaw;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * What a behaviour declares of itself under load: how often each flaw strikes, and how long a reply takes, when messages
 * come independently of each other at a steady rate. This is the declared truth that a search for the highest bearable load
 * is held against.
 *
 * <p>Derivation. The mean service time is m = median x exp(sigma² / 2) (lognormal law), so {@code workers} / m messages a
 * second can be worked on at most, and the utilisation is rate x m / workers. A flaw under pressure strikes with the
 * chance that the load declares at the instant at which a message's service begins: its rate at a message rate is the mean
 * of {@link DeclaredBehaviour#rate} over the loads that messages find. These loads follow from the queue M/G/k, which has no
 * closed form for a lognormal law; they are simulated, first come first served, as {@link WorkRoom} works. At a utilisation
 * of 1 or more there is no steady state: the queue grows (its limit is not simulated), and the figures are those of the time
 * simulated.
 *
 * @param messagesPerSecond that come
 * @param utilisation of the workers
 * @param meanLoad mean of (messages in service + waiting) / workers as a message's service begins
 * @param pressed share of messages that find a load above that from which the rates rise
 * @param rates mean chance of every flaw that rises under pressure, on one of its occasions
 * @param p50Millis median time of a reply, waiting included
 * @param p95Millis its 95th percentile
 */
public record LoadCurve(
        double messagesPerSecond,
        double utilisation,
        double meanLoad,
        double pressed,
        Map<Flaw, Double> rates,
        double p50Millis,
        double p95Millis) {
    private static final int WARM_UP = 5;
    private static final int EMPTYING = 10;
    private static final int HALVINGS = 16;
    private static final double MILLI = 1e3;
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.95;

    /** Messages a second that the workers can do at most. */
    public static double capacity(DeclaredBehaviour behaviour) {
        double meanMillis = behaviour.medianMillis() * Math.exp(behaviour.sigma() * behaviour.sigma() / 2);
        return behaviour.workers() * MILLI / meanMillis;
    }

    /**
     * The declared figures at a rate.
     *
     * @param messages to simulate; the first fifth is left out, and the last tenth, when no more come
     */
    public static LoadCurve at(DeclaredBehaviour behaviour, double messagesPerSecond, int messages, long seed) {
        double[] loads = new double[messages];
        double[] millis = new double[messages];
        queue(behaviour, messagesPerSecond, seed, loads, millis);
        int last = messages - messages / EMPTYING;
        double[] counted = Arrays.copyOfRange(loads, messages / WARM_UP, last);
        double[] times = Arrays.copyOfRange(millis, messages / WARM_UP, last);
        Arrays.sort(times);
        Map<Flaw, Double> rates = new EnumMap<>(Flaw.class);
        behaviour.pressure().rates().keySet().forEach(flaw -> rates.put(flaw, mean(behaviour, flaw, counted)));
        return new LoadCurve(
                messagesPerSecond,
                messagesPerSecond / capacity(behaviour),
                Arrays.stream(counted).average().orElse(0),
                Arrays.stream(counted)
                                .filter(load -> load > behaviour.pressure().from())
                                .count()
                        / (double) counted.length,
                rates,
                times[(int) (MEDIAN * times.length)],
                times[(int) (MOST * times.length)]);
    }

    /**
     * The least rate of messages at which a flaw strikes as often as that on average; the same random numbers serve all
     * rates, so that it is found by halving. Twice the capacity when it does not strike as often at that.
     */
    public static double messagesAt(DeclaredBehaviour behaviour, Flaw flaw, double rate, int messages, long seed) {
        double low = 0;
        double high = 2 * capacity(behaviour);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean reached =
                    at(behaviour, middle, messages, seed).rates().getOrDefault(flaw, behaviour.rate(flaw, 0)) >= rate;
            low = reached ? low : middle;
            high = reached ? middle : high;
        }
        return high;
    }

    private static double mean(DeclaredBehaviour behaviour, Flaw flaw, double[] loads) {
        return Arrays.stream(loads)
                .map(load -> behaviour.rate(flaw, load))
                .average()
                .orElse(behaviour.rate(flaw, 0));
    }

    private static void queue(DeclaredBehaviour b, double rate, long seed, double[] loads, double[] millis) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] arrivals = new double[loads.length];
        double[] service = new double[loads.length];
        double now = 0;
        for (int i = 0; i < arrivals.length; i++) {
            now -= MILLI * Math.log(1 - random.nextDouble()) / rate;
            arrivals[i] = now;
            service[i] = b.medianMillis() * Math.exp(b.sigma() * normal(random));
        }
        PriorityQueue<Double> ends = new PriorityQueue<>();
        int arrived = 0;
        for (int i = 0; i < arrivals.length; i++) {
            double start = arrivals[i];
            while (!ends.isEmpty() && (ends.peek() <= start || ends.size() >= b.workers())) {
                start = Math.max(start, ends.remove());
            }
            while (arrived < arrivals.length && arrivals[arrived] <= start) {
                arrived++;
            }
            loads[i] = (ends.size() + arrived - i) / (double) b.workers();
            millis[i] = start + service[i] - arrivals[i];
            ends.add(start + service[i]);
        }
    }

    private static double normal(SplittableRandom random) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
