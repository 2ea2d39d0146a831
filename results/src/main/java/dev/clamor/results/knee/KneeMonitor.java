package dev.clamor.results.knee;

import dev.clamor.conversation.LoadStep;
import dev.clamor.conversation.LoadStep.Part;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.stopping.ArrivalOrder;
import dev.clamor.results.verdict.Finding.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a search while it goes on and says when enough is known of a step. Give it every contact that closes, once. Contacts
 * are taken in the order of their arrival, each when all before it have closed: a step is over when a contact from after it
 * is taken. Not thread-safe.
 */
public final class KneeMonitor implements Consumer<ContactRecord> {
    private final Manifest.Knee search;
    private final KneeObjectives objectives;
    private final StepJudge judge;
    private final Listener listener;
    private final ArrivalOrder<ContactRecord> order = new ArrivalOrder<>(this::take);
    private final List<KneeContact> contacts = new ArrayList<>();
    private @Nullable LoadStep judged;
    private @Nullable LoadStep seen;
    private boolean told;

    /** Is told what is known. */
    public interface Listener {
        /**
         * Of a step so much is known.
         *
         * @param step the step, or the recovery
         * @param state of all objectives together
         * @param over whether all contacts of it have closed
         */
        void step(LoadStep step, State state, boolean over);

        /** All contacts from before this drain have closed. */
        void drained(LoadStep drain);
    }

    /** Nothing seen yet. */
    public KneeMonitor(Objectives objectives, MetricsConfig config, Manifest.Knee search, Listener listener) {
        this.search = search;
        this.objectives = new KneeObjectives(objectives, config);
        this.judge = new StepJudge(this.objectives.slos(), search.mostSteps());
        this.listener = listener;
    }

    @Override
    public void accept(ContactRecord contact) {
        order.accept(contact.opened().contact().arrival(), contact);
    }

    private void take(ContactRecord contact) {
        LoadStep.of(contact.opened().stage()).ifPresent(step -> take(contact, step));
    }

    private void take(ContactRecord contact, LoadStep step) {
        if (judged != null && !judged.equals(step)) {
            listener.step(judged, state(), true);
            judged = null;
        }
        if (step.part() == Part.DRAIN && !step.equals(seen)) {
            listener.drained(step);
        }
        seen = step;
        if (!step.judged()) {
            return;
        }
        if (judged == null) {
            contacts.clear();
            told = false;
        }
        judged = step;
        contacts.add(objectives.scored(contact, step));
        look(step);
    }

    private void look(LoadStep step) {
        if (told || !KneeLevels.look(contacts.size(), search.mostContacts())) {
            return;
        }
        State state = state();
        if (state != State.INCONCLUSIVE) {
            told = true;
            listener.step(step, state, false);
        }
    }

    private State state() {
        return StepJudge.together(
                judge.judge(contacts.stream().filter(KneeContact::valid).toList()));
    }
}
