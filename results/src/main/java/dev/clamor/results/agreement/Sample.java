package dev.clamor.results.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stratified sample of a run's replies, the same for the same seed.
 *
 * <ul>
 *   <li>From each {@link Stratum} two, or all if it has fewer, largest first, as far as the size of the sample goes.
 *   <li>The rest in proportion to the square root of the stratum's size (power allocation: Bankier, The American
 *       Statistician 42, 1988), those of deciding replies doubled, so that rare classes are seen and common ones well.
 *   <li>Within a stratum in the order of a digest of seed, contact and turn, so that a larger sample contains a smaller one.
 *   <li>Shown in rounds through all strata, so that whoever stops early has labelled something of each.
 * </ul>
 */
public final class Sample {
    private static final int LEAST = 2;
    private static final double DECIDING = 2;

    private Sample() {}

    /**
     * A reply that was drawn.
     *
     * @param weight replies of its stratum for each that was drawn of it
     */
    public record Drawn(ReadReply reply, double weight) {}

    /** How many replies each stratum has. */
    public static Map<Stratum, Integer> sizes(List<ReadReply> replies) {
        Map<Stratum, Integer> sizes = new TreeMap<>();
        replies.forEach(reply -> sizes.merge(reply.stratum(), 1, Integer::sum));
        return sizes;
    }

    /** Draws so many, or all if there are fewer. */
    public static List<Drawn> draw(List<ReadReply> replies, int size, long seed) {
        Map<Stratum, Integer> taken = allocate(sizes(replies), Math.min(size, replies.size()));
        Map<Stratum, List<Place>> ordered = new TreeMap<>();
        for (ReadReply reply : replies) {
            long order = Digests.number(seed + "|" + reply.contact() + "|" + reply.turn());
            ordered.computeIfAbsent(reply.stratum(), any -> new ArrayList<>()).add(new Place(order, 0, reply, 0));
        }
        List<Place> shown = new ArrayList<>();
        ordered.forEach((stratum, all) -> {
            all.sort(Comparator.comparingLong(Place::order));
            int count = taken.getOrDefault(stratum, 0);
            for (int rank = 0; rank < count; rank++) {
                Place place = all.get(rank);
                shown.add(new Place(place.order(), (double) rank / count, place.reply(), (double) all.size() / count));
            }
        });
        shown.sort(Comparator.comparingDouble(Place::round).thenComparingLong(Place::order));
        return shown.stream()
                .map(place -> new Drawn(place.reply(), place.weight()))
                .toList();
    }

    private record Place(long order, double round, ReadReply reply, double weight) {}

    /** How many to draw of each stratum. */
    static Map<Stratum, Integer> allocate(Map<Stratum, Integer> sizes, int budget) {
        Map<Stratum, Integer> taken = new TreeMap<>();
        int left = budget;
        List<Stratum> largestFirst = sizes.keySet().stream()
                .sorted(Comparator.<Stratum>comparingInt(s -> -sizes.get(s)).thenComparing(Comparator.naturalOrder()))
                .toList();
        for (Stratum stratum : largestFirst) {
            int first = Math.min(left, Math.min(LEAST, sizes.get(stratum)));
            taken.put(stratum, first);
            left -= first;
        }
        while (left > 0) {
            Stratum next = null;
            double most = -1;
            for (Map.Entry<Stratum, Integer> entry : sizes.entrySet()) {
                int have = taken.get(entry.getKey());
                double claim = weight(entry.getKey(), entry.getValue()) / (have + 1);
                if (have < entry.getValue() && claim > most) {
                    most = claim;
                    next = entry.getKey();
                }
            }
            if (next == null) {
                break;
            }
            taken.merge(next, 1, Integer::sum);
            left--;
        }
        return taken;
    }

    private static double weight(Stratum stratum, int size) {
        return Math.sqrt(size) * (stratum.deciding() ? DECIDING : 1);
    }
}
