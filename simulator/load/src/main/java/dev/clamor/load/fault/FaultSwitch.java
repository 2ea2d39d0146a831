package dev.clamor.load.fault;

/** Makes a fault begin and end. Called from a thread that may block, once each, in this order. */
public interface FaultSwitch {
    /** Begins; why it could not, empty if it did. */
    String on();

    /** Ends, whether or not it could be begun; why it could not, empty if it did. */
    String off();
}
