package dev.clamor.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * A crowd of customers who think.
 *
 * @param customers in progress at once, about
 * @param thinkSeconds from a reply to the next utterance, on average
 * @param plateauSeconds how long they are measured
 * @param connections for all together; 0 for each customer's own
 * @param agent where to send
 * @param folder for the log
 */
record CrowdPlan(
        int customers, double thinkSeconds, double plateauSeconds, int connections, String agent, Path folder) {
    /** As arguments of a child process. */
    List<String> arguments() {
        return List.of(
                Integer.toString(customers),
                Double.toString(thinkSeconds),
                Double.toString(plateauSeconds),
                Integer.toString(connections),
                agent,
                folder.toString());
    }

    /** From {@link #arguments}. */
    static CrowdPlan of(String[] args) {
        return new CrowdPlan(
                Integer.parseInt(args[0]),
                Double.parseDouble(args[1]),
                Double.parseDouble(args[2]),
                Integer.parseInt(args[3]),
                args[4],
                Path.of(args[5]));
    }
}
