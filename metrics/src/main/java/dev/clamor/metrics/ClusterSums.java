package dev.clamor.metrics;

import java.util.Map;
import java.util.TreeSet;

/**
 * Sums over clusters from which the variance of the ratio of two shares follows when the events of a cluster are alike.
 * In a cluster, let a of n events here be bad, and c of m elsewhere; a product of letters names the sum of that product
 * over all clusters.
 *
 * @param clusters clusters with an event here or elsewhere
 * @param here clusters with an event here
 * @param rest clusters with an event elsewhere
 */
public record ClusterSums(
        long clusters,
        long here,
        long rest,
        long aa,
        long an,
        long nn,
        long cc,
        long cm,
        long mm,
        long ac,
        long am,
        long nc,
        long nm) {
    /** Without clusters. */
    public static final ClusterSums NONE = new ClusterSums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** From the events here and elsewhere by cluster. */
    public static <K extends Comparable<K>> ClusterSums of(Map<K, Ratio> here, Map<K, Ratio> rest) {
        TreeSet<K> keys = new TreeSet<>(here.keySet());
        keys.addAll(rest.keySet());
        ClusterSums sums = NONE;
        for (K key : keys) {
            sums = sums.plus(here.getOrDefault(key, Ratio.NONE), rest.getOrDefault(key, Ratio.NONE));
        }
        return sums;
    }

    /** One more cluster; one without events changes nothing. */
    public ClusterSums plus(Ratio in, Ratio out) {
        if (in.total() == 0 && out.total() == 0) {
            return this;
        }
        long a = in.bad();
        long n = in.total();
        long c = out.bad();
        long m = out.total();
        return new ClusterSums(
                clusters + 1,
                here + (n > 0 ? 1 : 0),
                rest + (m > 0 ? 1 : 0),
                aa + a * a,
                an + a * n,
                nn + n * n,
                cc + c * c,
                cm + c * m,
                mm + m * m,
                ac + a * c,
                am + a * m,
                nc + n * c,
                nm + n * m);
    }
}
