package dev.clamor.engine.dialogue;

/**
 * Something to send.
 *
 * @param turn its number in the contact, from 1
 * @param text what the customer writes
 * @param interrupts whether the reply to an earlier utterance is still pending
 */
public record Utterance(int turn, String text, boolean interrupts) {}
