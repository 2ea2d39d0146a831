package dev.clamor.results.archive;

import dev.clamor.conversation.ContactId;
import java.util.List;

/**
 * Which part of a run a folder holds when several processes send it: a contact belongs to the shard whose index is its
 * number modulo {@link #count}, in a closed workload that of its seat.
 *
 * @param count shards of the run; 1 when one process sends all of it
 * @param index of this shard, from 0; {@link #ALL} where the shards have been put together
 * @param runContacts contacts planned over all shards, warm-up included; 0 when there is one
 * @param seats of a closed workload over all shards, which is how far apart the numbers of contacts in one seat are; 0 in an
 *     open one, and when there is one shard
 * @param startAt the instant at which the clock of every shard is zero, ISO-8601 in UTC; empty when none was agreed
 * @param clock how far this host's clock was from true time
 * @param parts the shards that have been put together, by index; otherwise none
 */
public record Sharding(
        int count, int index, long runContacts, long seats, String startAt, ClockOffset clock, List<Part> parts) {
    /** The index of a run of which the shards have been put together. */
    public static final int ALL = -1;

    /** One process sends all of it. */
    public static final Sharding WHOLE = new Sharding(1, 0, 0, 0, "", ClockOffset.UNKNOWN, List.of());

    private static final String FOLDER = "shard-%d-of-%d";

    /** One shard of several. */
    public static Sharding shard(
            int index, int count, long runContacts, long seats, String startAt, ClockOffset clock) {
        return new Sharding(count, index, runContacts, seats, startAt, clock, List.of());
    }

    /** Whether this is one shard of several, which cannot be judged by itself. */
    public boolean alone() {
        return count > 1 && index != ALL;
    }

    /** Whether this is a shard, be it the only one. */
    public boolean part() {
        return index != ALL && !startAt.isEmpty();
    }

    /** Whether shards have been put together. */
    public boolean together() {
        return index == ALL;
    }

    /** How many of the run's contacts are one shard's. */
    public long share(int shard) {
        return (runContacts - shard + count - 1L) / count;
    }

    /** The index of the shard that a contact belongs to. */
    public int of(ContactId contact) {
        long place = seats == 0 ? contact.arrival() : contact.arrival() % seats;
        return (int) (place % count);
    }

    /** The usual name of a shard's folder in that of its run. */
    public static String folder(int index, int count) {
        return FOLDER.formatted(index, count);
    }

    /**
     * How far a host's clock is from true time.
     *
     * @param known whether anybody said
     * @param millis ahead of true time; 0 when nobody said
     */
    public record ClockOffset(boolean known, double millis) {
        /** Nobody said. */
        public static final ClockOffset UNKNOWN = new ClockOffset(false, 0);
    }

    /**
     * One shard of a run whose shards have been put together, and what its log alone says.
     *
     * @param folder of the shard, from that of the run
     * @param planned contacts that were its own
     * @param opened contacts begun
     * @param closed contacts with an end
     * @param end how it ended, by the name of the reason; empty when its log has no end: it was killed, or still goes on
     * @param firstLagMillis how late its first contact began; 0 without contacts
     * @param cpu mean share of its processors from the first judged contact on, 0 to 1; -1 when it was not measured
     * @param clock how far its clock was from true time
     */
    public record Part(
            int index,
            String folder,
            long planned,
            long opened,
            long closed,
            String end,
            double firstLagMillis,
            double cpu,
            ClockOffset clock) {
        Part at(String otherFolder) {
            return new Part(index, otherFolder, planned, opened, closed, end, firstLagMillis, cpu, clock);
        }
    }
}
