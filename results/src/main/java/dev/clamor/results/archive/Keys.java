package dev.clamor.results.archive;

import java.util.List;

/** The words of the event log; {@code docs/event-log.md} says what each means. Append, never change. */
final class Keys {
    static final String EVENT = "e";
    static final String AT = "t";
    static final String CONTACT = "c";

    static final String OPENED = "opened";
    static final String SPOKE = "spoke";
    static final String REPLIED = "replied";
    static final String HANDED_OFF = "handoff";
    static final String FAILED = "failed";
    static final String CLOSED = "closed";
    static final String CUT = "cut";
    static final String VERIFIED = "verified";
    static final String HEALTH = "health";
    static final String ENDED = "ended";
    static final String RETRIED = "retried";
    static final String HELD = "held";
    static final String SWITCHED = "switched";
    static final List<String> KINDS = List.of(
            OPENED, SPOKE, REPLIED, HANDED_OFF, FAILED, CUT, RETRIED, VERIFIED, CLOSED, HEALTH, HELD, SWITCHED, ENDED);

    static final String DUE = "due";
    static final String TURN = "n";
    static final String TEXT = "x";
    static final String WHY = "why";
    static final String INTENT = "i";
    static final String GOAL = "g";
    static final String STEP = "step";
    static final String LATENCY = "lat";
    static final String FAULT = "fault";

    static final String STAGE = "stage";
    static final String JUDGED = "judged";
    static final String IN_PROGRESS = "live";
    static final String PERSONA = "p";
    static final String SCENARIO = "s";
    static final String TRADE = "trade";
    static final String AUTONOMY = "lvl";
    static final String EXPECTED = "exp";
    static final String ADVERSARIAL = "adv";
    static final String PRIOR = "prior";
    static final String CHANNEL = "ch";
    static final String AGENT = "agent";

    static final String ACT = "act";
    static final String WORDING = "w";
    static final String TONE = "tone";
    static final String FRUSTRATION = "f";
    static final String FACTS = "facts";
    static final String INTERRUPTS = "int";
    static final String FIRED = "fired";
    static final String TRIGGER = "tr";
    static final String DEADLINE = "by";
    static final String GREY = "grey";

    static final String DUE_LATENCY = "dlat";
    static final String FIRST = "first";
    static final String STALL = "stall";
    static final String REPLY_CLASS = "cls";
    static final String STEP_FAILED = "sf";
    static final String ANSWER = "ans";
    static final String ASKS = "asks";
    static final String ASKED_AGAIN = "again";
    static final String ACTIONS = "acts";
    static final String ACTION = "a";
    static final String STATUS = "st";
    static final String VERDICT = "v";
    static final String AUDITED = "aud";
    static final String MARKS = "marks";
    static final String STALE = "stale";
    static final String COST = "cost";

    static final String QUEUE = "q";
    static final String REASON = "r";
    static final String RIGHT_QUEUE = "right";
    static final String CONTEXT_GIVEN = "given";
    static final String CONTEXT_DUE = "due";

    static final String DETAIL = "d";
    static final String UNTRUE = "untrue";
    static final String CHECKS = "checks";
    static final String CHECK = "k";

    static final String OUTCOME = "out";
    static final String GOAL_MET = "met";
    static final String SILENT = "silent";
    static final String GOALS = "goals";
    static final String MET = "met";
    static final String CLAIMED = "claimed";
    static final String MAIN = "main";
    static final String BREACHED = "breached";
    static final String RETURNS = "returns";

    static final String ARRIVALS = "arr";
    static final String LAG_MAX = "lagMax";
    static final String LAG_P99 = "lag99";
    static final String LOOP_DELAY = "loop";
    static final String GC = "gc";
    static final String CPU = "cpu";
    static final String BACKLOG = "log";
    static final String SOCKETS = "sock";
    static final String WAITING_FOR_SOCKET = "sockWait";
    static final String CONNECT_FAILURES = "noConn";
    static final String HEAP = "heap";
    static final String THREADS = "thr";
    static final String FILES = "files";
    static final String CLOCK_STEP = "clock";

    static final String KIND = "kind";
    static final String ON = "on";

    static final String CONTACTS_HELD = "contacts";
    static final String WAITING = "waiting";
    static final String CONTACTS_FOR = "waited";
    static final String REQUESTS_HELD = "requests";
    static final String REQUESTS_FOR = "delayed";

    static final String PLANNED = "planned";
    static final String OPENED_COUNT = "opened";
    static final String CLOSED_COUNT = "closed";
    static final String HARNESS_FAULTS = "faults";

    private Keys() {}
}
