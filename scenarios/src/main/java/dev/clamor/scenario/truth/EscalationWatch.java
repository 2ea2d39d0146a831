package dev.clamor.scenario.truth;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Trigger;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.Threshold;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Tells when a handoff is due, from what the customer says and the agent does. Each trigger fires once in a contact, with
 * an utterance; what the agent did counts with the customer's next one.
 */
final class EscalationWatch {
    private static final int REPEATED = 3;
    private static final int TOOL_FAILURES = 2;
    private static final int PRIOR_CONTACTS = 2;
    private static final int UNANSWERED_TWICE = 2;
    private static final double NEAR = 0.95;

    private final Scenario scenario;
    private final int priorContacts;
    private final GoalLedger goals;
    private final FactLedger facts;
    private final Set<Trigger> fired = EnumSet.noneOf(Trigger.class);
    private boolean upsetBefore;
    private int unanswered;

    EscalationWatch(Scenario scenario, int priorContacts, GoalLedger goals, FactLedger facts) {
        this.scenario = scenario;
        this.priorContacts = priorContacts;
        this.goals = goals;
        this.facts = facts;
    }

    /** Whether any trigger has fired. */
    boolean open() {
        return !fired.isEmpty();
    }

    /** Triggers fired so far. */
    Set<Trigger> fired() {
        return fired;
    }

    /**
     * Takes an utterance whose goal and facts have been taken down already.
     *
     * @param leavesQuestionOpen whether it answers a question for facts and does not tell all of them
     */
    SpokenReading spoke(Spoken said, boolean retentionLeft, int failedRequired, boolean leavesQuestionOpen) {
        List<TurnEvent.Fired> news = new ArrayList<>(1);
        List<String> grey = new ArrayList<>(1);
        asked(said, retentionLeft, news, grey);
        disclosed(said, news, grey);
        goals.opened().forEach(r -> goal(r, news, grey));
        repeated(said, news, grey);
        upset(said, news, grey);
        fire(failedRequired >= TOOL_FAILURES, Trigger.BACKEND_DOWN, 1, news);
        fire(said.saysRepeat() && priorContacts >= PRIOR_CONTACTS, Trigger.REPEAT_CONTACT, 2, news);
        unanswered += leavesQuestionOpen ? 1 : 0;
        if (unanswered >= UNANSWERED_TWICE) {
            grey.add("CANNOT_IDENTIFY");
        }
        return new SpokenReading(List.copyOf(news), List.copyOf(grey));
    }

    private void asked(Spoken said, boolean retentionLeft, List<TurnEvent.Fired> news, List<String> grey) {
        boolean asks = said.act() == CustomerAct.ASK_HUMAN;
        fire(asks, Trigger.EXPLICIT, scenario.retentionOffer() ? 2 : 1, news);
        if (asks && retentionLeft) {
            grey.add("E1_RETENTION_OPEN");
        }
    }

    /** A vulnerability matters less where the matter is not on the care list; a handoff is then nobody's mistake. */
    private void disclosed(Spoken said, List<TurnEvent.Fired> news, List<String> grey) {
        switch (said.disclosure()) {
            case HIGH_STAKES -> fire(true, Trigger.HIGH_STAKES, 1, news);
            case VULNERABILITY -> {
                fire(scenario.care(), Trigger.VULNERABLE, 2, news);
                if (!scenario.care()) {
                    grey.add("E4_OFF_CARE_LIST");
                }
            }
            case NONE -> {}
        }
    }

    private void goal(GoalRecord record, List<TurnEvent.Fired> news, List<String> grey) {
        int deadline = record.goal().deadlineReplies();
        record.goal().escalation().ifPresent(trigger -> fire(true, trigger, deadline, news));
        Threshold limit = record.goal().limit().orElse(null);
        if (limit == null || limit.effect() != Threshold.Effect.ESCALATE) {
            return;
        }
        OptionalDouble number = facts.statedNumber(limit.fact());
        if (number.isPresent()) {
            double value = number.getAsDouble();
            fire(value > limit.above(), Trigger.LIMIT, deadline, news);
            if (value <= limit.above() && value >= NEAR * limit.above()) {
                grey.add("E5_NEAR_LIMIT");
            }
        }
    }

    private void repeated(Spoken said, List<TurnEvent.Fired> news, List<String> grey) {
        GoalRecord record = goals.current();
        if (said.goal().isEmpty() || record == null) {
            return;
        }
        fire(record.failures() >= REPEATED, Trigger.REPEATED_FAILURE, 1, news);
        if (record.failures() == REPEATED - 1) {
            grey.add("E2_SECOND_FAILURE");
        }
        if (record.failures() < REPEATED - 1 && record.standstill() >= REPEATED) {
            grey.add("E2_STANDSTILL");
        }
    }

    private void upset(Spoken said, List<TurnEvent.Fired> news, List<String> grey) {
        boolean upset = said.tone().upset();
        fire(said.abuse() || upset && upsetBefore, Trigger.EMOTION, 2, news);
        if (upset && !fired.contains(Trigger.EMOTION)) {
            grey.add("E8_ONE_UPSET");
        }
        upsetBefore = upset;
    }

    private void fire(boolean condition, Trigger trigger, int deadline, List<TurnEvent.Fired> news) {
        if (condition && fired.add(trigger)) {
            news.add(new TurnEvent.Fired(trigger, deadline));
        }
    }
}
