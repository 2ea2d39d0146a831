package dev.clamor.cli;

import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.StoppingRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code clamor objectives} answers; also its JSON, member by member, named as in {@code verdict.json}.
 *
 * @param periodDays of the error budget
 * @param contactsPerDay in production; empty if not stated
 */
record ObjectivesAnswer(
        String name, int periodDays, Optional<Double> contactsPerDay, List<Row> objectives, StoppingRules stopping) {

    /** One objective. */
    record Row(
            String id,
            String sli,
            boolean gating,
            String estimand,
            Events budgeting,
            BigDecimal target,
            long minimumEvents,
            double confidence,
            Optional<BaselineMargin> baseline,
            String description) {}

    /** What its events are; the numbers are there for slices of time only. */
    record Events(String method, Optional<Integer> sliceSeconds, Optional<BigDecimal> sliceTarget) {}

    static ObjectivesAnswer of(Objectives read) {
        double perDay = read.productionContactsPerDay();
        return new ObjectivesAnswer(
                read.name(),
                read.periodDays(),
                perDay > 0 ? Optional.of(perDay) : Optional.empty(),
                read.slos().stream().map(ObjectivesAnswer::row).toList(),
                read.stopping());
    }

    private static Row row(Slo slo) {
        return new Row(
                slo.id(),
                slo.sli(),
                slo.gating(),
                slo.estimand().name().toLowerCase(Locale.ROOT),
                events(slo.budgeting()),
                slo.target(),
                slo.minimumEvents(),
                slo.confidence(),
                slo.baseline(),
                slo.description());
    }

    private static Events events(Budgeting budgeting) {
        return budgeting instanceof Budgeting.Timeslices slices
                ? new Events("timeslices", Optional.of(slices.sliceSeconds()), Optional.of(slices.sliceTarget()))
                : new Events("occurrences", Optional.empty(), Optional.empty());
    }
}
