package dev.clamor.cli.agent;

import dev.clamor.engine.wire.Line;
import dev.clamor.load.LineContract;
import java.time.Duration;

/** The line of a single conversation. */
class PlainLineTest extends LineContract {
    @Override
    protected Ground lay(long timeoutMillis) {
        return new ThreadGround(new PlainLine(Duration.ofMillis(timeoutMillis)));
    }

    /** A thread that does nothing but step. */
    private static final class ThreadGround implements Ground {
        private final PlainLine line;
        private final Thread thread;

        ThreadGround(PlainLine line) {
            this.line = line;
            this.thread = new Thread(this::step);
            thread.start();
        }

        private void step() {
            try {
                while (true) {
                    line.step(Long.MAX_VALUE);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Line line() {
            return line;
        }

        @Override
        public void run(Runnable task) {
            line.after(0, task);
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
