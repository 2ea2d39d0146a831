package dev.clamor.spark;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/** Kills the worker on which a task of a job begins when the first task of that job has ended. */
final class Assassin extends SparkListener {
    private static final long LIMIT_SECONDS = 60;

    private final LocalCluster cluster;
    private final int job;
    private final Set<Object> stages = new HashSet<>();
    private final Set<String> executors = new HashSet<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final CountDownLatch removed = new CountDownLatch(1);
    private boolean ended;
    private boolean done;

    /** @param job from 0 */
    Assassin(LocalCluster cluster, int job) {
        this.cluster = cluster;
        this.job = job;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        if (start.jobId() == job) {
            stages.addAll(CollectionConverters.asJava(start.stageIds()));
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        String executor = start.taskInfo().executorId();
        executors.add(executor);
        if (stages.contains(start.stageId()) && ended && !done) {
            done = true;
            cluster.kill(cluster.workerOf(executor));
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        ended |= stages.contains(end.stageId());
        if (!end.taskInfo().successful()) {
            lost.add(end.reason().toString());
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        removed.countDown();
    }

    /** Whether Spark has noticed. */
    boolean noticed() throws InterruptedException {
        return removed.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Why tasks ended without a result. */
    List<String> lost() {
        return lost;
    }

    /** How many executors had tasks; to be asked when Spark has been stopped. */
    int executors() {
        return executors.size();
    }
}
