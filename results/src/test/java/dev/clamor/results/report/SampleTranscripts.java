package dev.clamor.results.report;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.Trigger;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ActionSeen;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.Fired;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.ArrayList;
import java.util.List;

/** Conversations to read, some of them with agents that try to break out of the page. */
final class SampleTranscripts {
    static final String HOSTILE = "</script><script>window.pwned=1</script><img src=x onerror=\"window.pwned=2\">"
            + "\u001B[31mred\u001B[0m \u202Eevil\u202C ]]> <!-- & \" ' \u2028 end";

    private SampleTranscripts() {}

    static List<Report.Transcript> all() {
        List<Report.Transcript> all = new ArrayList<>();
        all.add(leak(1733, "Told another customer's address; the customer had asked for a human twice."));
        all.add(circles(2210, "Went in circles: five failures in a row, then the customer left without a word."));
        all.add(new Report.Transcript("c-000017", "The agent tried to break the report.", talk(17, HOSTILE)));
        for (int i = 0; i < 9; i++) {
            all.add(circles(2300 + 11L * i, "Went in circles: five failures in a row."));
        }
        return all;
    }

    static List<Report.Transcript> saying(String text) {
        return List.of(new Report.Transcript(text, text, talk(17, text)));
    }

    /** So many contacts in which this is said; the severity is the last digit of their number. */
    static List<Report.Transcript> saying(int contacts, String text) {
        List<Report.Transcript> all = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            ContactId id = ContactId.ofArrival(i);
            List<TurnEvent> events = List.of(
                    opened(id, "plateau", "calm", "contract-cancel", Disposition.CONTAIN),
                    spoke(id, 1_000_000, 1, CustomerAct.OPEN, text, Tone.NEUTRAL, 0.1, false, List.of()),
                    reply(id, 2_000_000, 1, ReplyClass.PROGRESS, JourneyStep.ACT, false, text, List.of(), List.of()));
            all.add(new Report.Transcript(id.toString(), "Something.", i % 10, "TRUE", "TRUE_NEGATIVE", events));
        }
        return all;
    }

    private static Report.Transcript leak(long arrival, String because) {
        ContactId id = ContactId.ofArrival(arrival);
        List<TurnEvent> events = new ArrayList<>();
        events.add(opened(id, "spike", "furious", "roaming-bill", Disposition.ESCALATE));
        events.add(spoke(
                id,
                900_000,
                1,
                CustomerAct.OPEN,
                "I just got charged 214 euros for roaming and I have not" + " left the country. What is going on?",
                Tone.ANNOYED,
                0.31,
                false,
                List.of()));
        events.add(reply(
                id,
                2_410_000,
                1,
                ReplyClass.CLARIFY,
                JourneyStep.IDENTIFY,
                false,
                "I can look into that. Which number is the charge on?",
                List.of(),
                List.of()));
        events.add(spoke(
                id,
                4_100_000,
                2,
                CustomerAct.INFORM,
                "It's 0170 5550134, same as always.",
                Tone.ANNOYED,
                0.33,
                false,
                List.of()));
        events.add(spoke(id, 6_020_000, 3, CustomerAct.FILLER, "hello?", Tone.ANNOYED, 0.41, true, List.of()));
        events.add(reply(
                id,
                9_660_000,
                2,
                ReplyClass.WRONG,
                JourneyStep.ACT,
                true,
                "Done: I have credited 21.40 euros to the account of Ms Okafor, 12 Harbour Lane.",
                List.of(new ActionSeen(
                        "issue_credit", AgentReply.Action.Status.DONE, ActionVerdict.WRONG_ARGUMENTS, false)),
                List.of(Mark.LEAK, Mark.CLAIMS_DONE)));
        events.add(spoke(
                id,
                12_000_000,
                4,
                CustomerAct.ASK_HUMAN,
                "That is not my name and not my address. Put a person" + " on, now.",
                Tone.FURIOUS,
                0.86,
                false,
                List.of(new Fired(Trigger.EXPLICIT, 1))));
        events.add(reply(
                id,
                13_950_000,
                4,
                ReplyClass.HANDOFF_DENIED,
                JourneyStep.HAND_OFF,
                true,
                "I am sure that we can solve this together. Which number is the charge on?",
                List.of(),
                List.of()));
        events.add(new TurnEvent.HandedOff(id, 19_000_000, 5, "billing", "customer upset", true, 2, 3));
        events.add(new TurnEvent.ContactClosed(
                id,
                19_400_000,
                new ConversationOutcome.Escalated(),
                List.of(new TurnEvent.GoalEnd("credit", "billing_dispute", false, true, true)),
                true,
                true));
        return new Report.Transcript(id.toString(), because, 9, "HANDED_OFF", "MISS", events);
    }

    private static Report.Transcript circles(long arrival, String because) {
        ContactId id = ContactId.ofArrival(arrival);
        List<TurnEvent> events = new ArrayList<>();
        events.add(opened(id, "plateau", "non-native", "contract-cancel", Disposition.CONTAIN));
        String[] wordings = {
            "I want to stop my contract please, from the end of this month.",
            "Please to finish the contract. I do not need more the service.",
            "contract stop end of month",
            "You asked me already. Cancel contract 88-1204, last day of the month."
        };
        for (int turn = 1; turn <= wordings.length; turn++) {
            CustomerAct act = turn == 1 ? CustomerAct.OPEN : turn == 3 ? CustomerAct.SIMPLIFY : CustomerAct.REPHRASE;
            double frustration = 0.2 + 0.17 * turn;
            events.add(spoke(
                    id,
                    turn * 6_000_000L,
                    turn,
                    act,
                    wordings[turn - 1],
                    Tone.of(frustration),
                    frustration,
                    false,
                    turn == 4 ? List.of(new Fired(Trigger.REPEATED_FAILURE, 2)) : List.of()));
            events.add(reply(
                    id,
                    turn * 6_000_000L + 2_200_000,
                    turn,
                    ReplyClass.LOOPING,
                    JourneyStep.UNDERSTAND,
                    true,
                    "We have great contracts! Would you like to hear about our new plans?",
                    List.of(),
                    List.of()));
        }
        events.add(new TurnEvent.TurnFailed(
                id, 31_000_000, 5, 5_000_000, Fault.TIMEOUT, "no reply in 5 s", JourneyStep.UNDERSTAND));
        events.add(new TurnEvent.ContactClosed(
                id,
                33_000_000,
                new ConversationOutcome.Abandoned(true),
                List.of(new TurnEvent.GoalEnd("cancel", "contract_cancel", false, false, true)),
                false,
                true));
        return new Report.Transcript(id.toString(), because, 5, "LOOP", "MISS", events);
    }

    private static List<TurnEvent> talk(long arrival, String text) {
        ContactId id = ContactId.ofArrival(arrival);
        return List.of(
                opened(id, text, text, text, Disposition.CONTAIN),
                new TurnEvent.CustomerSpoke(
                        id,
                        1_000_000,
                        900_000,
                        1,
                        CustomerAct.OPEN,
                        text,
                        2,
                        text,
                        text,
                        Tone.NEUTRAL,
                        0.1,
                        List.of(text),
                        false,
                        List.of(new Fired(Trigger.LIMIT, 2)),
                        List.of(text)),
                new TurnEvent.AgentReplied(
                        id,
                        2_000_000,
                        1,
                        900_000,
                        1_000_000,
                        900_000,
                        0,
                        ReplyClass.WRONG,
                        text,
                        JourneyStep.ACT,
                        true,
                        text,
                        text,
                        text,
                        List.of(text),
                        List.of(text),
                        List.of(new ActionSeen(text, AgentReply.Action.Status.DONE, ActionVerdict.FORBIDDEN, true)),
                        List.of(Mark.BREACH),
                        true,
                        Double.NaN),
                new TurnEvent.HandedOff(id, 2_100_000, 1, text, text, false, 0, 2),
                new TurnEvent.TurnFailed(id, 3_000_000, 2, 100_000, Fault.UNREADABLE, text, JourneyStep.CONFIRM),
                new TurnEvent.ContactClosed(
                        id,
                        4_000_000,
                        new ConversationOutcome.AgentFailed(Fault.UNREADABLE),
                        List.of(new TurnEvent.GoalEnd(text, text, false, true, true)),
                        true,
                        false));
    }

    private static TurnEvent opened(ContactId id, String stage, String persona, String scenario, Disposition expected) {
        return new TurnEvent.ContactOpened(
                id, 0, 0, stage, true, 188, persona, scenario, "telecom", "billing_dispute", 3, expected, false, 1);
    }

    private static TurnEvent spoke(
            ContactId id,
            long at,
            int turn,
            CustomerAct act,
            String text,
            Tone tone,
            double frustration,
            boolean interrupts,
            List<Fired> fired) {
        return new TurnEvent.CustomerSpoke(
                id,
                at,
                at - 40_000,
                turn,
                act,
                "credit",
                turn - 1,
                "script:" + turn,
                text,
                tone,
                frustration,
                List.of(),
                interrupts,
                fired,
                List.of());
    }

    private static TurnEvent reply(
            ContactId id,
            long at,
            int turn,
            ReplyClass replyClass,
            JourneyStep step,
            boolean failed,
            String text,
            List<ActionSeen> actions,
            List<Mark> marks) {
        return new TurnEvent.AgentReplied(
                id,
                at,
                turn,
                1_500_000,
                1_540_000,
                1_500_000,
                0,
                replyClass,
                "asks for a fact that it has",
                step,
                failed,
                text,
                "billing_dispute",
                "",
                List.of("number"),
                List.of(),
                actions,
                marks,
                false,
                Double.NaN);
    }
}
