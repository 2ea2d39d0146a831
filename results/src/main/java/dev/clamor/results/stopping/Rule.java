package dev.clamor.results.stopping;

import java.util.Optional;

/** A declared rule while a run goes on. */
interface Rule {
    /**
     * Asked after every contact, in the order of arrival, until a rule decides.
     *
     * @param seen contacts so far, those passed over among them
     */
    Optional<Stop> after(long seen);
}
