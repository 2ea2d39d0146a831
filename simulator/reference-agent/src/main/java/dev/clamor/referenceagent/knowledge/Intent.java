package dev.clamor.referenceagent.knowledge;

import static dev.clamor.referenceagent.knowledge.Desk.ANY;
import static dev.clamor.referenceagent.knowledge.Desk.BANKING;
import static dev.clamor.referenceagent.knowledge.Desk.HEALTHCARE;
import static dev.clamor.referenceagent.knowledge.Desk.RETAIL;
import static dev.clamor.referenceagent.knowledge.Desk.SOFTWARE;
import static dev.clamor.referenceagent.knowledge.Desk.TELECOM;

import java.util.List;
import java.util.Locale;

/** What a customer's sentence is about: a task, a question with one figure for an answer, or plain talk. */
public enum Intent {
    BILLING_DISPUTE(Kind.TASK, TELECOM, true, Slot.ACCOUNT_NUMBER, Slot.AMOUNT),
    CANCEL_CONTRACT(Kind.TASK, TELECOM, true, Slot.ACCOUNT_NUMBER, Slot.LAST_DAY),
    CARD_BLOCK(Kind.TASK, BANKING, true, Slot.CARD_LAST4, Slot.DATE_OF_BIRTH),
    TRANSFER_LIMIT(Kind.TASK, BANKING, false, Slot.ACCOUNT_NUMBER, Slot.AMOUNT),
    LICENCE_RESET(Kind.TASK, SOFTWARE, false, Slot.LICENCE_KEY, Slot.EMAIL),
    APPOINTMENT_MOVE(Kind.TASK, HEALTHCARE, false, Slot.APPOINTMENT_ID, Slot.NEW_DATE),
    PAYMENT_PLAN(Kind.TASK, HEALTHCARE, true, Slot.INVOICE_NUMBER, Slot.MONTHS),
    ORDER_STATUS(Kind.TASK, RETAIL, false, Slot.ORDER_NUMBER),
    RETURN_ITEM(Kind.TASK, RETAIL, false, Slot.ORDER_NUMBER, Slot.DAYS_SINCE),
    REFUND_REQUEST(Kind.TASK, RETAIL, false, Slot.ORDER_NUMBER, Slot.AMOUNT),
    DAMAGED_ITEM(Kind.TASK, RETAIL, false, Slot.ORDER_NUMBER),

    FRAUD_REPORT(Kind.HANDOVER, BANKING, false),
    DATA_RECOVERY(Kind.HANDOVER, SOFTWARE, false),
    BEREAVEMENT(Kind.HANDOVER, HEALTHCARE, false),

    ROAMING_POLICY(Kind.QUESTION, TELECOM, false),
    PLAN_PRICE(Kind.QUESTION, TELECOM, false),
    CONTRACT_LENGTH(Kind.QUESTION, TELECOM, false),
    CARD_FEE(Kind.QUESTION, BANKING, false),
    BRANCH_HOURS(Kind.QUESTION, BANKING, false),
    SUPPORTED_VERSIONS(Kind.QUESTION, SOFTWARE, false),
    SEAT_PRICE(Kind.QUESTION, SOFTWARE, false),
    CLINIC_HOURS(Kind.QUESTION, HEALTHCARE, false),
    RECORDS_COPY(Kind.QUESTION, HEALTHCARE, false),
    RETURN_WINDOW(Kind.QUESTION, RETAIL, false),
    SHIPPING_COST(Kind.QUESTION, RETAIL, false),

    GREETING(Kind.TALK, ANY, false),
    THANKS(Kind.TALK, ANY, false),
    GOODBYE(Kind.TALK, ANY, false),
    YES(Kind.TALK, ANY, false),
    NO(Kind.TALK, ANY, false),
    DONT_KNOW(Kind.TALK, ANY, false),
    NUDGE(Kind.TALK, ANY, false),
    WHAT_MEAN(Kind.TALK, ANY, false),
    DROP(Kind.TALK, ANY, false),
    COMPLAINT(Kind.TALK, ANY, false),
    DIGRESSION(Kind.TALK, ANY, false),
    INJECTION(Kind.TALK, ANY, false),
    HUMAN_REQUEST(Kind.TALK, ANY, false);

    /** How the agent deals with an intent. */
    public enum Kind {
        /** Slots are collected and a tool is called. */
        TASK,
        /** Always a colleague's work. */
        HANDOVER,
        /** Answered from knowledge in one reply. */
        QUESTION,
        /** Social talk and acts on the conversation itself. */
        TALK
    }

    private final Kind kind;
    private final Desk desk;
    private final boolean careList;
    private final List<Slot> slots;

    Intent(Kind kind, Desk desk, boolean careList, Slot... slots) {
        this.kind = kind;
        this.desk = desk;
        this.careList = careList;
        this.slots = List.of(slots);
    }

    public Kind kind() {
        return kind;
    }

    public Desk desk() {
        return desk;
    }

    /** Whether a vulnerable customer with this matter must be handed to the care queue. */
    public boolean onCareList() {
        return careList;
    }

    /** The slots the task needs, in the order they are asked for. */
    public List<Slot> slots() {
        return slots;
    }

    /** Whether this is why a customer came, and not just talk. */
    public boolean isMatter() {
        return kind != Kind.TALK;
    }

    /** The name on the wire and in the example file, for example {@code billing_dispute}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
