package dev.clamor.results.agreement;

import dev.clamor.conversation.ReplyClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run's replies and the labels of some of them. Every labelled reply stands for as many replies of its {@link Stratum}
 * as there are for each that is labelled, whatever the labels' own weights say: labels may be missing.
 */
final class Labelled {
    private final Map<Stratum, Integer> sizes;
    private final Map<Stratum, Integer> labelled = new TreeMap<>();
    private final Map<ReadReply.Key, ReplyClass> labels = new LinkedHashMap<>();
    private final List<ReadReply> read = new ArrayList<>();
    private final int strays;

    /** Labels whose reply or whose reply's text is not in the run are left out and counted; of several, the last holds. */
    Labelled(List<ReadReply> replies, List<Label> given) {
        sizes = Sample.sizes(replies);
        Map<ReadReply.Key, ReadReply> byKey = new HashMap<>();
        replies.forEach(reply -> byKey.put(reply.key(), reply));
        int stray = 0;
        for (Label label : given) {
            ReadReply.Key key = new ReadReply.Key(label.contact(), label.turn());
            ReadReply reply = byKey.get(key);
            if (reply == null || !reply.digest().equals(label.digest())) {
                stray++;
            } else if (labels.put(key, label.label()) == null) {
                read.add(reply);
                labelled.merge(reply.stratum(), 1, Integer::sum);
            }
        }
        strays = stray;
    }

    /** Replies with a label, in the order of the labels. */
    List<ReadReply> read() {
        return read;
    }

    /** The label of one of {@link #read}. */
    ReplyClass label(ReadReply reply) {
        ReplyClass label = labels.get(reply.key());
        if (label == null) {
            throw new IllegalArgumentException("reply: expected one with a label. Found: " + reply.key());
        }
        return label;
    }

    boolean has(ReadReply reply) {
        return labels.containsKey(reply.key());
    }

    int strays() {
        return strays;
    }

    /** Replies of the run that a labelled one stands for. */
    double weight(ReadReply reply) {
        return weight(reply.stratum());
    }

    double weight(Stratum stratum) {
        return (double) sizes.getOrDefault(stratum, 0) / labelled.getOrDefault(stratum, 0);
    }

    /** Whether its stratum has a label. */
    boolean reaches(ReadReply reply) {
        return labelled.containsKey(reply.stratum());
    }

    /** Share of the run's replies in strata that have a label. */
    double reach() {
        long all = sizes.values().stream().mapToLong(Integer::longValue).sum();
        long reached = labelled.keySet().stream().mapToLong(sizes::get).sum();
        return all == 0 ? 0 : (double) reached / all;
    }

    /** How often each label was given, by stratum. */
    Map<Stratum, Map<ReplyClass, Integer>> counts() {
        Map<Stratum, Map<ReplyClass, Integer>> counts = new TreeMap<>();
        for (ReadReply reply : read) {
            counts.computeIfAbsent(reply.stratum(), any -> new TreeMap<>()).merge(label(reply), 1, Integer::sum);
        }
        return counts;
    }
}
