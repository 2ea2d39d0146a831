package dev.clamor.metrics;

import dev.clamor.conversation.AgentReply.Action.Status;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.Trigger;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Contacts in which anything may happen, from a seed: for laws that hold whatever happened. */
final class Crowd {
    private static final String[] CHANNELS = {"chat", "app"};
    private static final String[] PERSONAS = {"planner", "impatient", "newcomer"};
    private static final String[] SCENARIOS = {"lost-parcel", "double-charge", "address-change", "refund"};
    private static final String[] STAGES = {"ramp", "plateau", "spike"};
    private static final long RUN_MICROS = 60_000_000;

    private final SplittableRandom random;

    Crowd(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The events of each contact; about one in fifty never ends. */
    List<List<TurnEvent>> contacts(int number) {
        List<List<TurnEvent>> contacts = new ArrayList<>(number);
        for (int arrival = 0; arrival < number; arrival++) {
            contacts.add(contact(arrival));
        }
        return contacts;
    }

    /** One health sample a second; CPU shares that do not add up exactly in binary. */
    List<RunEvent> health() {
        List<RunEvent> samples = new ArrayList<>();
        for (int second = 1; second <= 60; second++) {
            samples.add(new RunEvent.HealthSampled(
                    second * 1_000_000L,
                    second * 10L,
                    5,
                    random.nextLong(9_000),
                    random.nextLong(5_000),
                    random.nextLong(3_000),
                    random.nextLong(20_000),
                    second % 7 == 0 ? Double.NaN : random.nextDouble(),
                    random.nextInt(100),
                    new RunEvent.Holdings(
                            random.nextInt(50),
                            random.nextInt(3),
                            second / 20,
                            random.nextLong(90_000_000),
                            random.nextInt(40),
                            random.nextInt(300),
                            random.nextLong(-5_000, 5_000))));
        }
        for (int held = 1; held <= 4; held++) {
            samples.add(new RunEvent.CeilingHeld(held * 9_000_000L, held, 0, held, 0, 0));
        }
        samples.add(new RunEvent.FaultSwitched(10_000_000, "far_away", "latency", true, ""));
        samples.add(new RunEvent.FaultSwitched(20_000_000, "dead", "blackout", true, ""));
        samples.add(new RunEvent.FaultSwitched(22_000_000, "dead", "blackout", false, ""));
        samples.add(new RunEvent.FaultSwitched(25_000_000, "far_away", "latency", false, ""));
        samples.add(new RunEvent.FaultSwitched(40_000_000, "far_away", "latency", true, "no"));
        samples.add(new RunEvent.RunEnded(61_000_000, 600, 600, 590, RunEvent.EndReason.COMPLETED, 0));
        return samples;
    }

    private List<TurnEvent> contact(long arrival) {
        Talk talk = Talk.of(arrival)
                .by(any(PERSONAS), any(SCENARIOS))
                .in(any(STAGES), random.nextInt(1, 200))
                .at(random.nextLong(RUN_MICROS))
                .with(arrival % 4 == 0 ? "canary" : "stable");
        if (chance(0.05)) {
            talk.warmUp();
        }
        if (chance(0.1)) {
            talk.adversarial();
        }
        boolean handedOff = turns(talk);
        int goals = random.nextInt(3);
        for (int i = 0; i < goals; i++) {
            talk.goal(chance(0.7), chance(0.6));
        }
        if (chance(0.1)) {
            talk.comingBack();
        }
        if (chance(0.02)) {
            talk.breached();
        }
        return chance(0.02) ? talk.unfinished() : talk.ends(outcome(handedOff));
    }

    private boolean turns(Talk talk) {
        int turns = random.nextInt(1, 7);
        for (int i = 0; i < turns; i++) {
            customer(talk);
            if (chance(0.08)) {
                talk.handedOff(chance(0.8), random.nextInt(3), 2);
                return true;
            }
            agent(talk, i);
        }
        return false;
    }

    private void customer(Talk talk) {
        if (chance(0.06)) {
            talk.firing(any(Trigger.values()), random.nextInt(1, 3));
        }
        if (chance(0.05)) {
            talk.grey();
        }
        if (chance(0.1)) {
            talk.interrupting();
        }
        if (chance(0.5)) {
            talk.about("goal-" + random.nextInt(2), random.nextInt(3));
        }
        if (chance(0.05)) {
            talk.moving(any(CHANNELS));
        }
        boolean over = chance(0.1);
        if (over) {
            talk.interrupting();
        }
        talk.feeling(random.nextDouble()).says(any(CustomerAct.values()));
        if (over && chance(0.5)) {
            talk.streaming(random.nextLong(1_000, 900_000), random.nextLong(500_000))
                    .cutting(random.nextInt(1, 4), "I can certainly help you with that today, could");
        }
    }

    private void agent(Talk talk, int earlierTurns) {
        talk.within(random.nextLong(1_000, 4_000_000)).concerning(any(JourneyStep.values()));
        if (chance(0.05)) {
            talk.fails(any(Fault.values()));
            return;
        }
        if (chance(0.03)) {
            talk.marked(any(Mark.values()));
        }
        if (chance(0.3)) {
            ActionVerdict verdict = chance(0.9) ? ActionVerdict.GOLD : any(ActionVerdict.values());
            talk.doing(verdict, any(Status.values()), chance(0.9));
        }
        if (chance(0.1)) {
            talk.askingAgain("order number");
        }
        if (chance(0.3)) {
            talk.streaming(random.nextLong(1, 1_000), random.nextLong(500));
        }
        if (chance(0.1)) {
            talk.stale().asking("order number");
        }
        if (chance(0.1)) {
            talk.saying("I can certainly help you with that today, could you tell me more?");
        }
        if (chance(0.5)) {
            talk.asserting("amount=" + random.nextInt(2));
        }
        if (chance(0.5)) {
            talk.reading("intent-" + random.nextInt(2));
        }
        talk.getsTo(Math.max(1, earlierTurns + (chance(0.9) ? 1 : 0)), any(ReplyClass.values()));
    }

    private ConversationOutcome outcome(boolean handedOff) {
        if (chance(0.02)) {
            return new ConversationOutcome.Discarded(any(ConversationOutcome.Discarded.Reason.values()));
        }
        if (handedOff) {
            return new ConversationOutcome.Escalated();
        }
        return switch (random.nextInt(4)) {
            case 0 -> new ConversationOutcome.Abandoned(chance(0.5));
            case 1 -> new ConversationOutcome.AgentFailed(any(Fault.values()));
            default -> new ConversationOutcome.Contained(chance(0.8));
        };
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
