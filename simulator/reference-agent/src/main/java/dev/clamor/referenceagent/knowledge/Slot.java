package dev.clamor.referenceagent.knowledge;

import java.util.Locale;

/** A piece of information a task needs, with the words the agent asks for it and the help it gives once. */
public enum Slot {
    ACCOUNT_NUMBER(true, "your account number (AC- and six digits)", "at the top right of any bill or statement"),
    ORDER_NUMBER(true, "your order number (ORD- and five digits)", "in the subject line of the order e-mail"),
    INVOICE_NUMBER(true, "the invoice number (INV- and five digits)", "in the upper left corner of the invoice"),
    APPOINTMENT_ID(true, "the appointment id (APT- and four digits)", "in the text message that confirmed the visit"),
    LICENCE_KEY(true, "the licence key (it starts with LK-)", "under Help, then About, in the program"),
    CARD_LAST4(true, "the last four digits of the card", "on any receipt or in the banking app under Cards"),
    DATE_OF_BIRTH(true, "your date of birth", "on your identity card"),
    EMAIL(true, "the e-mail address of the licence", "in the purchase confirmation"),
    AMOUNT(false, "the amount in euros", "next to the entry in question"),
    DAYS_SINCE(false, "how many days ago it was delivered", "in the delivery message"),
    MONTHS(false, "the number of months you would like", "something you choose freely"),
    NEW_DATE(false, "the new date you would like", "something you choose freely"),
    LAST_DAY(false, "the last day the contract should run", "something you choose freely");

    private final boolean identifier;
    private final String question;
    private final String whereToFind;

    Slot(boolean identifier, String question, String whereToFind) {
        this.identifier = identifier;
        this.question = question;
        this.whereToFind = whereToFind;
    }

    /** The name on the wire, for example {@code account_number}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the value names a thing or a person and so stays true for the customer's next matter. */
    public boolean isIdentifier() {
        return identifier;
    }

    /** The slot as the object of "could you give me ...". */
    public String question() {
        return question;
    }

    /** Where a customer finds the value, as the end of "you find it ...". */
    public String whereToFind() {
        return whereToFind;
    }
}
