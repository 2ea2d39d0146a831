package dev.clamor.load.plan;

/**
 * A piece of an open workload: the arrival rate goes linearly from one value to another.
 *
 * @param name its name in reports
 * @param fromPerSecond contacts started per second at its beginning
 * @param toPerSecond contacts started per second at its end
 * @param seconds how long it lasts
 * @param warmUp whether its contacts are left out of judgement
 */
public record Stage(String name, double fromPerSecond, double toPerSecond, double seconds, boolean warmUp) {
    /** Expected contacts: the area under the rate. */
    public double contacts() {
        return (fromPerSecond + toPerSecond) / 2 * seconds;
    }
}
