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
import java.util.Optional;
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
    private final RecoveryJudge recovery;
    private final Listener listener;
    private final ArrivalOrder<Optional<KneeContact>> order =
            new ArrivalOrder<>(scored -> scored.ifPresent(this::take));
    private final List<KneeContact> contacts = new ArrayList<>();
    private final List<KneeContact> first = new ArrayList<>();
    private @Nullable LoadStep judged;
    private @Nullable LoadStep seen;
    private State told = State.INCONCLUSIVE;

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
        this.recovery = new RecoveryJudge(this.objectives.slos(), search.mostContacts());
        this.listener = listener;
    }

    @Override
    public void accept(ContactRecord contact) {
        Optional<LoadStep> stage = LoadStep.of(contact.opened().stage());
        order.accept(contact.opened().contact().arrival(), stage.map(step -> objectives.scored(contact, step)));
    }

    private void take(KneeContact contact) {
        LoadStep step = contact.step();
        if (judged != null && !judged.equals(step)) {
            listener.step(judged, atEnd(judged), true);
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
            told = State.INCONCLUSIVE;
        }
        judged = step;
        contacts.add(contact);
        if (step.number() == 1) {
            first.add(contact);
        }
        look(step);
    }

    private void look(LoadStep step) {
        if (told != State.INCONCLUSIVE || !looked(step)) {
            return;
        }
        told = state(step);
        if (told != State.INCONCLUSIVE) {
            listener.step(step, told, false);
        }
    }

    private boolean looked(LoadStep step) {
        return step.part() == Part.RECOVERY
                ? recovery.look(contacts.size())
                : KneeLevels.look(contacts.size(), search.mostContacts());
    }

    /** Of the recovery what was decided first stands; a step is judged again by all of its contacts. */
    private State atEnd(LoadStep over) {
        return over.part() == Part.RECOVERY && told != State.INCONCLUSIVE ? told : state(over);
    }

    private State state(LoadStep step) {
        return step.part() == Part.RECOVERY
                ? recovery.judge(first, contacts).state()
                : StepJudge.together(
                        judge.judge(contacts.stream().filter(KneeContact::valid).toList()));
    }
}
