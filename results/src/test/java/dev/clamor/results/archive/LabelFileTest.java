package dev.clamor.results.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.document.Problems;
import dev.clamor.results.agreement.Label;
import dev.clamor.results.schema.FileSchema;
import dev.clamor.results.schema.RecordShape;
import dev.clamor.results.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read() {
        Path file = folder.resolve("labels/Kim.jsonl");
        List<Label> labels = List.of(
                new Label(ContactId.ofArrival(42), 3, "00ff", ReplyClass.CLARIFY, "Kim \"K\" \u2028", 2.5),
                new Label(ContactId.ofArrival(43), 1, "00fe", ReplyClass.WRONG, "model m", 1));
        LabelFile.write(file, labels);
        LabelFile.write(file, labels);
        Problems problems = new Problems();
        assertThat(LabelFile.read(file, problems)).isEqualTo(labels);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void a_line_keeps_to_the_schema_which_has_every_component_and_no_other() throws IOException {
        assertThat(RecordShape.withoutNulls()
                        .writing(ContactId.class, String.class)
                        .problems(FileSchema.LABELS, "", "", Label.class))
                .isEmpty();
        Path file = folder.resolve("labels/Kim.jsonl");
        LabelFile.write(file, List.of(new Label(ContactId.ofArrival(42), 3, "00ff", ReplyClass.CLARIFY, "Kim", 2.5)));
        String line = Files.readString(file);
        assertThat(Schemas.errors(FileSchema.LABELS, line)).isEmpty();
        for (String wrong :
                List.of(line.replace("CLARIFY", "GREAT"), line.replace(":3,", ":0,"), line.replace("2.5", "0"))) {
            assertThat(Schemas.errors(FileSchema.LABELS, wrong)).as(wrong).isNotEmpty();
            Files.writeString(file, wrong);
            Problems problems = new Problems();
            assertThat(LabelFile.read(file, problems)).isEmpty();
            assertThat(problems.all()).hasSize(1);
        }
    }

    @Test
    void every_bad_line_is_a_problem_with_its_number() throws IOException {
        Path file = folder.resolve("labels.jsonl");
        Files.writeString(
                file,
                "{\"contact\":\"c-000001\",\"turn\":1,\"digest\":\"aa\",\"label\":\"CHAT\",\"by\":\"K\",\"weight\":1}\n"
                        + "{\"contact\":\"c-000001\",\"turn\":2,\"digest\":\"aa\",\"label\":\"GREAT\",\"by\":\"K\",\"weight\":1}\n"
                        + "{\"contact\":\"7\",\"turn\":2,\"digest\":\"aa\",\"label\":\"CHAT\",\"by\":\"K\",\"weight\":1}\n"
                        + "garbage\n[1\n");
        Problems problems = new Problems();
        assertThat(LabelFile.read(file, problems)).hasSize(1);
        assertThat(problems.all()).extracting(problem -> problem.line()).containsExactly(2, 3, 4, 5);
        LabelFile.read(folder.resolve("absent"), problems);
        assertThat(problems.all()).hasSize(5);
    }

    @Test
    void a_torn_answer_of_a_model_is_left_out() throws IOException {
        Path file = folder.resolve("labels/model-cache.jsonl");
        LabelFile.addAnswer(file, "k1", "CHAT");
        Files.writeString(file, "{\"key\":\"k2\",\"ans", StandardOpenOption.APPEND);
        assertThat(LabelFile.answers(file)).containsOnly(java.util.Map.entry("k1", "CHAT"));
        LabelFile.addAnswer(file, "k3", "WRONG");
        assertThat(LabelFile.answers(file)).containsKeys("k1", "k3");
        assertThat(LabelFile.answers(folder.resolve("absent"))).isEmpty();
    }
}
