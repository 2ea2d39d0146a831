package dev.clamor.referenceagent;

/**
 * What the agent answers a request with.
 *
 * @param status        the HTTP status
 * @param body          the body, JSON unless a declared flaw made it unreadable; not to be changed
 * @param serviceMicros how long the agent works on it, in microseconds, waiting not included
 * @param hang          whether no answer is given at all, so that status and body never leave the house
 */
public record Served(int status, byte[] body, long serviceMicros, boolean hang) {}
