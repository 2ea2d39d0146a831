package dev.clamor.referenceagent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The workers of the agent and the queue before them: first come, first served, one message of a conversation at a time.
 * A message in service needs no thread: its end is an appointment of the scheduler.
 */
final class WorkRoom implements AutoCloseable {
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** A message to be worked on. */
    interface Job {
        /** What must not be worked on twice at the same time. */
        String conversation();

        long serviceMicros();

        /**
         * Called when the service time is over, off the scheduler's lock.
         *
         * @param load messages in the house per worker when the service began
         */
        void finish(double load);

        /** How much longer the job takes, known when it is finished. */
        long furtherMicros();

        /** Gives out what came of it, off the scheduler's lock. */
        void deliver();
    }

    private final ScheduledThreadPoolExecutor scheduler;
    private final int workers;
    private final int queueLimit;
    private final Deque<Job> queue = new ArrayDeque<>();
    /** Conversations with a job in the queue or in service, and the jobs that wait for that one. */
    private final Map<String, Deque<Job>> held = new HashMap<>();

    private int inService;
    private int waiting;

    WorkRoom(int workers, int queueLimit) {
        this.workers = workers;
        this.queueLimit = queueLimit;
        this.scheduler = new ScheduledThreadPoolExecutor(THREADS, task -> daemon(task, "reference-agent-worker"));
        this.scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Takes a job in; tells whether there was room for it. */
    synchronized boolean offer(Job job) {
        if (inService >= workers && waiting >= queueLimit) {
            return false;
        }
        waiting++;
        Deque<Job> behind = held.get(job.conversation());
        if (behind != null) {
            behind.addLast(job);
        } else {
            held.put(job.conversation(), new ArrayDeque<>(1));
            queue.addLast(job);
            startNext();
        }
        return true;
    }

    private void startNext() {
        while (inService < workers && !queue.isEmpty()) {
            Job job = queue.removeFirst();
            double load = (inService + waiting) / (double) workers;
            waiting--;
            inService++;
            try {
                scheduler.schedule(() -> end(job, load), job.serviceMicros(), TimeUnit.MICROSECONDS);
            } catch (RejectedExecutionException e) {
                inService--;
            }
        }
    }

    private void end(Job job, double load) {
        long further = 0;
        try {
            job.finish(load);
            further = job.furtherMicros();
        } finally {
            if (further == 0) {
                deliver(job);
            }
        }
        if (further > 0) {
            scheduler.schedule(() -> deliver(job), further, TimeUnit.MICROSECONDS);
        }
    }

    private void deliver(Job job) {
        try {
            job.deliver();
        } finally {
            leave(job);
        }
    }

    private synchronized void leave(Job job) {
        inService--;
        Deque<Job> behind = held.get(job.conversation());
        if (behind == null || behind.isEmpty()) {
            held.remove(job.conversation());
        } else {
            queue.addFirst(behind.removeFirst());
        }
        startNext();
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
