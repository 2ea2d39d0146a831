package dev.clamor.load.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which a time may stand in a recorded curve. */
enum TimeFormat {
    /** Seconds, or from 10^11 on milliseconds, since any instant; with or without decimals. */
    NUMBER("a number of seconds or milliseconds, such as 1763370000") {
        @Override
        OptionalLong micros(String text) {
            if (!DIGITS.matcher(text).matches()) {
                return OptionalLong.empty();
            }
            BigDecimal number = new BigDecimal(text);
            boolean millis = number.compareTo(LEAST_MILLIS) >= 0;
            return OptionalLong.of(number.movePointRight(millis ? 3 : 6)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact());
        }
    },
    /** Within one day, 24:00 included. */
    TIME_OF_DAY("a time of day, such as 09:15 or 09:15:30") {
        @Override
        OptionalLong micros(String text) {
            Matcher time = CLOCK.matcher(text);
            if (!time.matches()) {
                return OptionalLong.empty();
            }
            long hours = Long.parseLong(time.group(1));
            long minutes = Long.parseLong(time.group(2));
            BigDecimal seconds = new BigDecimal(time.group(3) == null ? "0" : time.group(3));
            long micros = (hours * 60 + minutes) * 60 * SECOND
                    + seconds.movePointRight(6).longValueExact();
            return micros <= DAY ? OptionalLong.of(micros) : OptionalLong.empty();
        }
    },
    /** ISO-8601, with T or a blank; without an offset in UTC. */
    DATE_TIME("a date and time, such as 2026-11-16T09:15:00Z") {
        @Override
        OptionalLong micros(String text) {
            try {
                TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
                OffsetDateTime instant = read instanceof LocalDateTime local
                        ? local.atOffset(ZoneOffset.UTC)
                        : OffsetDateTime.from(read);
                return OptionalLong.of(instant.toEpochSecond() * SECOND + instant.getNano() / 1_000);
            } catch (DateTimeException e) {
                return OptionalLong.empty();
            }
        }
    };

    private static final Pattern DIGITS = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?|\\d{13}");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d(?:\\.\\d{1,6})?))?");
    private static final BigDecimal LEAST_MILLIS = BigDecimal.TEN.pow(11);
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    private final String expected;

    TimeFormat(String expected) {
        this.expected = expected;
    }

    /** What it looks like, for messages. */
    String expected() {
        return expected;
    }

    /** Microseconds since the instant from which this way counts; empty when the text is written otherwise. */
    abstract OptionalLong micros(String text);

    /** The first way in which the text can be read. */
    static Optional<TimeFormat> of(String text) {
        return Arrays.stream(values())
                .filter(format -> format.micros(text).isPresent())
                .findFirst();
    }
}
