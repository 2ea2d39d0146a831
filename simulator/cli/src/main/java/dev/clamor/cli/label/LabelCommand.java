package dev.clamor.cli.label;

import dev.clamor.cli.input.Inputs;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.results.agreement.Agreement;
import dev.clamor.results.agreement.Label;
import dev.clamor.results.agreement.ReadReply;
import dev.clamor.results.agreement.RunReplies;
import dev.clamor.results.agreement.Sample;
import dev.clamor.results.archive.LabelFile;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.report.AgreementJson;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets people, or a model, label replies of a run, and corrects the run's figures for the reader's error. */
@Command(
        name = "label",
        description = "Takes labels for a sample of a run's replies, says how well the reader read this agent, and"
                + " corrects containment and escalation for its error.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor label results/runs/RUN_ID                           label 200 replies; stop and go on any time",
            "  clamor label results/runs/RUN_ID --sample 400 --by kim",
            "  clamor label results/runs/RUN_ID --labels kim.jsonl --json  compute only",
            "  clamor label results/runs/RUN_ID --reader model.yaml       a language model as second reader",
            "",
            "Writes RUN_DIR/labels/NAME.jsonl and corrected.json. Exit codes: 0 done, 2 invalid input."
        })
public final class LabelCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");
    private static final int USUAL_SAMPLE = 200;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "the run's folder")
    private Path folder;

    @Option(names = "--sample", paramLabel = "N", description = "replies to label (default: " + USUAL_SAMPLE + ")")
    private @Nullable Integer sample;

    @Option(names = "--seed", description = "which replies (default: the run's seed)")
    private @Nullable Long seed;

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "me", description = "who labels (default: me)")
    private String by;

    @Option(names = "--out", paramLabel = "FILE", description = "labels (default: RUN_DIR/labels/NAME.jsonl)")
    private @Nullable Path file;

    @Option(names = "--labels", paramLabel = "FILE", description = "only compute, from these labels")
    private @Nullable Path given;

    @Option(names = "--reader", paramLabel = "FILE", description = "let the language model of this file label")
    private @Nullable Path reader;

    @Option(names = "--json", description = "print the figures as JSON; questions go to the error output")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        Manifest manifest = RunArchive.manifest(folder);
        RunReplies run = new RunReplies();
        RunArchive.read(folder, run::accept);
        List<Label> labels;
        if (given != null) {
            labels = read(given);
        } else if (reader != null) {
            labels = byModel(manifest, run, reader);
        } else {
            labels = byHand(manifest, run);
        }
        finish(run, labels);
        return 0;
    }

    private void check() {
        Problems problems = new Problems();
        if (sample != null && sample < 1) {
            problems.add(new Problem("--sample", 0, "", "a whole number from 1", sample.toString()));
        }
        if (!NAME.matcher(by).matches()) {
            problems.add(new Problem("--by", 0, "", "a name of letters, digits, dots, dashes", "\"" + by + "\""));
        }
        if (given != null && reader != null) {
            problems.add(new Problem("--labels", 0, "", "either --labels or --reader", "both"));
        }
        problems.throwIfAny();
    }

    private List<Label> byHand(Manifest manifest, RunReplies run) throws IOException {
        Path to = file != null ? file : labels(by + ".jsonl");
        List<Label> existing = Files.exists(to) ? read(to) : List.of();
        LabelDesk desk = new LabelDesk(
                context(manifest),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                talk(),
                all -> LabelFile.write(to, all),
                by);
        return desk.label(drawn(manifest, run, run.replies()), existing);
    }

    private List<Label> byModel(Manifest manifest, RunReplies run, Path settingsFile) throws InterruptedException {
        Problems problems = new Problems();
        ModelSettings settings = Inputs.text(settingsFile, problems)
                .flatMap(text -> ModelSettings.read(settingsFile.toString(), text, System::getenv, problems))
                .orElseThrow(() -> new InvalidDocumentException(problems.all()));
        talk().println("asking " + settings + ": replies and what customers said go there");
        ModelReader model = new ModelReader(settings, context(manifest), labels("model-cache.jsonl"));
        List<Label> labels = model.read(toAsk(manifest, run));
        LabelFile.write(file != null ? file : labels("model.jsonl"), labels);
        talk().println(model.account());
        return labels;
    }

    /** What the rules were unsure of, all of it; a sample of everything where they were sure, or where one is asked for. */
    private List<Sample.Drawn> toAsk(Manifest manifest, RunReplies run) {
        List<ReadReply> unsure =
                run.replies().stream().filter(ReadReply::unsure).toList();
        Map<ReadReply.Key, Sample.Drawn> asked = new LinkedHashMap<>();
        if (sample != null || unsure.isEmpty()) {
            drawn(manifest, run, run.replies())
                    .forEach(one -> asked.put(one.reply().key(), one));
        }
        unsure.forEach(reply -> asked.putIfAbsent(reply.key(), new Sample.Drawn(reply, 1)));
        return List.copyOf(asked.values());
    }

    private List<Sample.Drawn> drawn(Manifest manifest, RunReplies run, List<ReadReply> from) {
        if (run.replies().isEmpty()) {
            throw new InvalidDocumentException(
                    List.of(new Problem(folder.toString(), 0, "", "a run with replies in judged contacts", "none")));
        }
        return Sample.draw(from, sample != null ? sample : USUAL_SAMPLE, seed != null ? seed : manifest.seed());
    }

    private List<Label> read(Path from) {
        Problems problems = new Problems();
        List<Label> labels = LabelFile.read(from, problems);
        problems.throwIfAny();
        return labels;
    }

    private void finish(RunReplies run, List<Label> labels) throws IOException {
        String whose = labels.stream().map(Label::by).distinct().sorted().collect(Collectors.joining(", "));
        boolean model = labels.stream().anyMatch(label -> label.by().startsWith(ModelReader.by("")));
        Agreement agreement = Agreement.of(run, labels, whose.isEmpty() ? by : whose);
        String text = AgreementJson.text(agreement);
        Path to = labels(model ? "corrected-model.json" : "corrected.json");
        Files.createDirectories(to.getParent());
        Path draft = to.resolveSibling(to.getFileName() + ".tmp");
        Files.writeString(draft, text);
        Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(text);
        } else {
            new AgreementText(out).print(agreement);
            out.println();
            out.println("Figures  " + to);
        }
        out.flush();
    }

    private ReplyContext context(Manifest manifest) {
        Map<String, Scenario> scenarios = new HashMap<>();
        for (Manifest.Weighted one : manifest.scenarios()) {
            // a scenario that this version cannot read any more is shown by its id alone
            ScenarioCatalog.read(one.id(), one.text(), new Problems())
                    .ifPresent(scenario -> scenarios.put(one.id(), scenario));
        }
        return new ReplyContext(scenarios);
    }

    private Path labels(String name) {
        return folder.resolve("labels").resolve(name);
    }

    private PrintWriter talk() {
        return json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    }
}
