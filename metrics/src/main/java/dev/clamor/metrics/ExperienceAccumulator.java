package dev.clamor.metrics;

import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent.GoalEnd;
import dev.clamor.metrics.ContactRecord.Behaviour;
import dev.clamor.metrics.ContactRecord.Reply;
import java.util.SortedMap;
import java.util.TreeMap;

/** The customer's side of the valid contacts. */
public final class ExperienceAccumulator implements Accumulator<MetricsSnapshot.Experience, ExperienceAccumulator> {
    private static final double DISSATISFIED = 0.5;
    private static final int MOST_FAILURES = 4;
    private static final int FIRST_CONTACT = 0;
    private static final int GOALS = 1;

    private final RatioVector ratios = new RatioVector(2);
    private final RatioVector calmByFailures = new RatioVector(MOST_FAILURES + 1);
    private final Tally<ReplyClass> replyClasses = new Tally<>(ReplyClass.class);
    private final Tally<Behaviour> behaviours = new Tally<>(Behaviour.class);
    private final SortedMap<String, Tally<Aftermath>> aftermaths = new TreeMap<>();
    private long contacts;
    private long returns;
    private long leftSilently;
    private long leftWithAWord;
    private long turns;
    private long repairs;
    private long askedAgain;

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        contacts++;
        turns += contact.turns();
        repairs += contact.repairs();
        askedAgain += contact.askedAgain();
        returns += contact.returns() ? 1 : 0;
        if (!contact.opened().adversarial()) {
            ratios.count(FIRST_CONTACT, contact.met() && !contact.returns());
        }
        if (contact.outcome() instanceof ConversationOutcome.Abandoned abandoned) {
            leftSilently += abandoned.silent() ? 1 : 0;
            leftWithAWord += abandoned.silent() ? 0 : 1;
        }
        for (GoalEnd goal : contact.goals()) {
            ratios.count(GOALS, goal.met());
        }
        for (Behaviour behaviour : contact.behaviours()) {
            behaviours.add(behaviour);
        }
        for (Aftermath.Answered answered : contact.aftermaths()) {
            aftermaths(answered.form()).add(answered.aftermath());
        }
        for (Reply reply : contact.replies()) {
            reply(reply);
        }
    }

    private void reply(Reply reply) {
        replyClasses.add(reply.replyClass());
        if (!Double.isNaN(reply.frustrationAfter())) {
            int failures = Math.min(MOST_FAILURES, reply.failuresWithIt());
            calmByFailures.count(failures, reply.frustrationAfter() < DISSATISFIED);
        }
    }

    @Override
    public void combine(ExperienceAccumulator other) {
        ratios.add(other.ratios);
        calmByFailures.add(other.calmByFailures);
        replyClasses.combine(other.replyClasses);
        behaviours.combine(other.behaviours);
        other.aftermaths.forEach((form, tally) -> aftermaths(form).combine(tally));
        contacts += other.contacts;
        returns += other.returns;
        leftSilently += other.leftSilently;
        leftWithAWord += other.leftWithAWord;
        turns += other.turns;
        repairs += other.repairs;
        askedAgain += other.askedAgain;
    }

    @Override
    public MetricsSnapshot.Experience snapshot() {
        return new MetricsSnapshot.Experience(
                ratios.ratio(FIRST_CONTACT),
                returns,
                leftSilently,
                leftWithAWord,
                perContact(turns),
                perContact(repairs),
                perContact(askedAgain),
                upsetByFailures(),
                replyClasses.seen(),
                behaviours.seen(),
                ratios.ratio(GOALS),
                aftermathsByForm());
    }

    private Tally<Aftermath> aftermaths(String form) {
        return aftermaths.computeIfAbsent(form, key -> new Tally<>(Aftermath.class));
    }

    private SortedMap<String, SortedMap<String, Long>> aftermathsByForm() {
        SortedMap<String, SortedMap<String, Long>> map = new TreeMap<>();
        aftermaths.forEach((form, tally) -> map.put(form, tally.all()));
        return map;
    }

    private double perContact(long sum) {
        return contacts == 0 ? Double.NaN : (double) sum / contacts;
    }

    private SortedMap<Integer, Ratio> upsetByFailures() {
        SortedMap<Integer, Ratio> map = new TreeMap<>();
        for (int failures = 0; failures < calmByFailures.size(); failures++) {
            map.put(failures, calmByFailures.ratio(failures));
        }
        return map;
    }
}
