package dev.clamor.cli.live;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.results.archive.Manifest.HealthLimits;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Made-up events and what counts them. */
final class Told {
    static final String HOSTILE = "<b>\u001B[31m";

    private Told() {}

    /** Two contacts, one solved truly in one reply and one of which a turn fails; then all that a run says of itself. */
    static List<LogEvent> events() {
        return List.of(
                opened(1, 0),
                said(1, 500_000),
                new TurnEvent.AgentReplied(
                        ContactId.ofArrival(1),
                        1_000_000,
                        1,
                        300_000,
                        400_000,
                        100_000,
                        0,
                        ReplyClass.RESOLVED,
                        "",
                        JourneyStep.CONFIRM,
                        false,
                        "done",
                        null,
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        Double.NaN),
                new TurnEvent.ContactClosed(
                        ContactId.ofArrival(1),
                        1_100_000,
                        new ConversationOutcome.Contained(true),
                        List.of(new TurnEvent.GoalEnd("g", "i", true, true, true)),
                        false,
                        false),
                opened(2, 1_200_000),
                said(2, 1_300_000),
                new TurnEvent.TurnRetried(ContactId.ofArrival(2), 1_400_000, 1, Fault.RESET),
                new TurnEvent.TurnFailed(
                        ContactId.ofArrival(2), 1_500_000, 1, 100_000, Fault.SERVER_ERROR, "503", JourneyStep.ACT),
                new TurnEvent.ContactClosed(
                        ContactId.ofArrival(2),
                        1_600_000,
                        new ConversationOutcome.AgentFailed(Fault.SERVER_ERROR),
                        List.of(new TurnEvent.GoalEnd("g", "i", false, false, true)),
                        false,
                        true),
                opened(3, 1_700_000),
                new RunEvent.CeilingHeld(1_800_000, 4, 2, 1_000, 3, 1_000),
                new RunEvent.FaultSwitched(1_900_000, HOSTILE, "latency", true, ""),
                new RunEvent.HealthSampled(2_000_000, 3, 1, 9_000, 700_000, 3_000, 1_000, 0.25, 17));
    }

    private static TurnEvent opened(long index, long micros) {
        return new TurnEvent.ContactOpened(
                ContactId.ofArrival(index),
                micros,
                micros,
                HOSTILE,
                true,
                1,
                "planner",
                "parcel",
                "shop",
                "i",
                2,
                Disposition.CONTAIN,
                false,
                0);
    }

    private static TurnEvent said(long index, long micros) {
        return new TurnEvent.CustomerSpoke(
                ContactId.ofArrival(index),
                micros,
                micros,
                1,
                CustomerAct.values()[0],
                "g",
                0,
                "",
                "hello",
                Tone.values()[0],
                0,
                List.of(),
                false,
                List.of(),
                List.of());
    }

    static Objectives objectives() {
        return new Objectives(
                "o",
                28,
                0,
                List.of(new Slo(
                        "solved",
                        "trueContainment",
                        new BigDecimal("0.70"),
                        true,
                        0.95,
                        1,
                        Slo.Estimand.POPULATION,
                        "")));
    }

    static LiveCounter counter() {
        return new LiveCounter(objectives(), config(), 60, HealthLimits.DEFAULT, contact -> {});
    }

    static MetricsConfig config() {
        return new MetricsConfig(objectives().latencyThresholdsMillis(), 2, 4);
    }

    /** After all the events. */
    static LiveFigures figures() {
        LiveCounter counter = counter();
        events().forEach(counter::accept);
        return counter.figures();
    }

    /** Has news once. */
    static Follower follower() {
        return new Follower() {
            private boolean told;

            @Override
            public void accept(ContactRecord contact) {}

            @Override
            public Optional<String> news() {
                Optional<String> news = told ? Optional.empty() : Optional.of("news");
                told = true;
                return news;
            }
        };
    }
}
