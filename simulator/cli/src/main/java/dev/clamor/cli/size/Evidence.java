package dev.clamor.cli.size;

import dev.clamor.cli.judge.Judging;
import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.slo.Slo;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** What is known of the agent and of the events that contacts bring: from a run, or from a dry run. */
sealed interface Evidence {
    /** Valid events for each judged contact, by segment; empty when there were none. */
    List<Double> perContact(Slo slo);

    /** The share of good events seen; empty without events. */
    OptionalDouble rate(Slo slo);

    /** How alike events of a segment were; empty when it could not be measured. */
    OptionalDouble icc(Slo slo);

    /** Where the numbers come from, in a few words. */
    String source();

    /** An archived run. */
    record FromRun(MetricsSnapshot snapshot, String source, int sliceSeconds) implements Evidence {
        /**
         * Counts a run's log again, with the thresholds of the suite's objectives.
         *
         * @throws InvalidDocumentException if there is no run, or it has no valid contacts
         */
        static FromRun read(Path folder, Suite suite) {
            String runId = RunArchive.manifest(folder).runId();
            MetricsConfig config = Judging.config(suite.objectives());
            RunMetrics metrics = new RunMetrics(config);
            RunArchive.read(folder, metrics::accept);
            if (metrics.snapshot().contacts().valid() == 0) {
                throw new InvalidDocumentException(
                        List.of(new Problem(folder.toString(), 0, "", "a run with valid contacts", "none")));
            }
            return new FromRun(metrics.snapshot(), "run " + Printable.of(runId), config.sliceSeconds());
        }

        /**
         * Mean length of a contact: by Little's law, the area under the contacts in progress over the contacts that began.
         * Contacts in progress are known at the end of each slice of time.
         */
        double contactSeconds() {
            double area = 0;
            long inProgress = 0;
            int next = 0;
            for (MetricsSnapshot.TimeSlice slice : snapshot.timeline()) {
                area += inProgress * (double) (slice.index() - next) + (inProgress + slice.inProgress()) / 2.0;
                inProgress = slice.inProgress();
                next = slice.index() + 1;
            }
            return area * sliceSeconds / snapshot.contacts().opened();
        }

        @Override
        public List<Double> perContact(Slo slo) {
            double valid = snapshot.contacts().valid();
            return segments(slo).stream()
                    .map(segment -> segment.total() / valid)
                    .toList();
        }

        @Override
        public OptionalDouble rate(Slo slo) {
            return segments(slo).stream().reduce(Ratio.NONE, Ratio::plus).value();
        }

        @Override
        public OptionalDouble icc(Slo slo) {
            double icc = Clusters.of(segments(slo), 1 - slo.confidence()).icc();
            return Double.isNaN(icc) ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, icc));
        }

        private List<Ratio> segments(Slo slo) {
            SliCounts counts = snapshot.slis().get(slo.sli());
            return counts == null ? List.of() : List.copyOf(counts.bySegment().values());
        }
    }

    /** A dry run: it tells what contacts bring, not how good the agent under test is. */
    record FromDryRun(DryRun dry) implements Evidence {
        @Override
        public List<Double> perContact(Slo slo) {
            return dry.perContact(slo.sli());
        }

        @Override
        public OptionalDouble rate(Slo slo) {
            return dry.rate(slo.sli());
        }

        @Override
        public OptionalDouble icc(Slo slo) {
            return OptionalDouble.empty();
        }

        @Override
        public String source() {
            return "dry run of " + dry.met() + " contacts";
        }
    }
}
