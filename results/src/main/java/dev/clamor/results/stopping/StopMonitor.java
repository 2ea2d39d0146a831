package dev.clamor.results.stopping;

import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.ContactScores;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.StoppingRules;
import dev.clamor.results.slo.StoppingRules.Looks;
import dev.clamor.results.slo.StoppingRules.Promote;
import dev.clamor.results.slo.StoppingRules.RatioTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the declared rules of a run and says when one of them has decided. Give it every contact that closes, once.
 *
 * <p>Subtleness ahead: contacts close in the order of their length, and failed ones are short. Who took them as they close
 * would see the failures of the first minute before its successes, and stop good runs. So contacts are taken in the order of
 * their arrival, each when all before it have closed. That also makes the decision a function of the set of contacts alone:
 * a log gives the same one at the same contact as the run did, whatever its threads did.
 *
 * <p>A contact that goes on and on holds the decision back, and those after it are kept until it ends; if as many as
 * {@link ArrivalOrder#MOST} arrive before that, nothing is decided any more and the run goes on as planned.
 *
 * <p>Warm-up and discarded contacts are passed over. Not thread-safe.
 */
public final class StopMonitor implements Consumer<ContactRecord> {
    private final ContactScores scores;
    private final ArrivalOrder<Scored> order = new ArrivalOrder<>(this::take);
    private final List<Followed> followed;
    private final int[] columns;
    private final List<Rule> rules;
    private long seen;
    private @Nullable Stop stop;

    /**
     * Nothing seen yet.
     *
     * @param config the settings of the metrics that make the contacts' records
     * @param planned contacts planned, warm-up included
     */
    public StopMonitor(Objectives objectives, MetricsConfig config, long planned) {
        scores = new ContactScores(config);
        followed = objectives.slos().stream()
                .filter(StoppingRules::covers)
                .map(Followed::new)
                .toList();
        columns = followed.stream()
                .mapToInt(f -> scores.ids().indexOf(f.slo().sli()))
                .toArray();
        rules = rules(objectives.stopping(), planned);
    }

    private List<Rule> rules(StoppingRules declared, long planned) {
        List<Followed> contacts =
                followed.stream().filter(f -> f.slo().countsContacts()).toList();
        List<Rule> made = new ArrayList<>();
        declared.rollBack().ifPresent(rule -> made.add(new RollBackRule(contacts, rule.alpha(), planned)));
        if (declared.curtail()) {
            made.add(new CurtailRule(contacts, declared, planned));
        }
        declared.promote().ifPresent(plan -> made.add(promote(plan, planned)));
        return List.copyOf(made);
    }

    private Rule promote(Promote plan, long planned) {
        return plan instanceof Looks looks
                ? new LooksRule(followed, looks, planned)
                : new RatioRule(followed, (RatioTest) plan);
    }

    @Override
    public void accept(ContactRecord contact) {
        if (rules.isEmpty() || stop != null) {
            return;
        }
        order.accept(contact.opened().contact().arrival(), scored(contact));
    }

    private Scored scored(ContactRecord contact) {
        scores.score(contact);
        int[] events = new int[2 * columns.length];
        for (int i = 0; i < columns.length; i++) {
            events[2 * i] = Math.toIntExact(scores.good(columns[i]));
            events[2 * i + 1] = Math.toIntExact(scores.total(columns[i]));
        }
        return new Scored(contact.segment(), events);
    }

    private void take(Scored contact) {
        if (stop != null) {
            return;
        }
        seen++;
        for (int i = 0; i < columns.length; i++) {
            followed.get(i).add(contact.segment, contact.events[2 * i], contact.events[2 * i + 1]);
        }
        for (Rule rule : rules) {
            if (stop == null) {
                stop = rule.after(seen).orElse(null);
            }
        }
    }

    /** What was decided first, if anything has been. */
    public Optional<Stop> stop() {
        return Optional.ofNullable(stop);
    }

    /** The contact that was waited for in vain, by its place in the order of arrival, so that nothing is decided any more. */
    public OptionalLong givenUp() {
        return order.givenUp() && stop == null ? OptionalLong.of(order.expected()) : OptionalLong.empty();
    }

    /**
     * What one contact adds to each objective.
     *
     * @param events good and valid ones of the first objective, of the second, and so on
     */
    private record Scored(String segment, int[] events) {}
}
