package dev.clamor.results.compare;

import dev.clamor.conversation.ContactId;
import dev.clamor.results.inference.BenjaminiHochberg;
import dev.clamor.results.inference.McNemar;
import java.util.ArrayList;
import java.util.List;

/**
 * Contacts that went well in one run and not in the other, one entry per indicator. Only contacts that count for the
 * indicator in both runs are looked at: a customer who needed a human in one of them only has nothing to win or lose.
 *
 * @param indicator the indicator's id
 * @param both contacts that count in both runs
 * @param won how many went badly in the baseline and well in the candidate
 * @param lost how many went well in the baseline and badly in the candidate
 * @param wonContacts the first of them in the order of their arrival
 * @param lostContacts the first of them in the order of their arrival
 * @param adjustedP two-sided p-value of "won as easily as lost" by {@link McNemar}, after Benjamini and Hochberg over all
 *     indicators: about these contacts, where {@link Change} is about customers like them
 */
public record Flips(
        String indicator,
        long both,
        long won,
        long lost,
        List<String> wonContacts,
        List<String> lostContacts,
        double adjustedP) {

    /**
     * One entry per indicator, in a fixed order.
     *
     * @param most contacts to name of each kind
     */
    public static List<Flips> of(ContactMarks candidate, ContactMarks baseline, int most) {
        List<Flips> flips = new ArrayList<>();
        for (int i = 0; i < ContactMarks.INDICATORS.size(); i++) {
            flips.add(of(i, candidate, baseline, most));
        }
        return adjusted(flips);
    }

    private static List<Flips> adjusted(List<Flips> bare) {
        List<Double> p = BenjaminiHochberg.adjust(
                bare.stream().map(one -> McNemar.p(one.won, one.lost)).toList());
        List<Flips> flips = new ArrayList<>();
        for (int i = 0; i < bare.size(); i++) {
            Flips one = bare.get(i);
            flips.add(
                    new Flips(one.indicator, one.both, one.won, one.lost, one.wonContacts, one.lostContacts, p.get(i)));
        }
        return List.copyOf(flips);
    }

    private static Flips of(int indicator, ContactMarks candidate, ContactMarks baseline, int most) {
        long both = 0;
        Named won = new Named(most);
        Named lost = new Named(most);
        for (int arrival = 0; arrival < Math.min(candidate.size(), baseline.size()); arrival++) {
            if (candidate.valid(arrival, indicator) && baseline.valid(arrival, indicator)) {
                both++;
                boolean here = candidate.good(arrival, indicator);
                if (here != baseline.good(arrival, indicator)) {
                    (here ? won : lost).add(arrival);
                }
            }
        }
        return new Flips(
                ContactMarks.INDICATORS.get(indicator).id(), both, won.count, lost.count, won.names(), lost.names(), 1);
    }

    /** Whether any went another way. */
    public boolean any() {
        return won + lost > 0;
    }

    /** Whether more of them went one way than chance explains. */
    public boolean clear() {
        return adjustedP < Changes.FALSE_DISCOVERY;
    }

    /** A count, and the names of the first ones. */
    private static final class Named {
        private final int most;
        private final List<String> names = new ArrayList<>();
        private long count;

        Named(int most) {
            this.most = most;
        }

        void add(int arrival) {
            count++;
            if (names.size() < most) {
                names.add(ContactId.ofArrival(arrival).toString());
            }
        }

        List<String> names() {
            return List.copyOf(names);
        }
    }
}
