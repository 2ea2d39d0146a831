package dev.clamor.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Path;

/** The manifests of docs/distributed.md, read by the model of the Kubernetes API, in which an unknown field is an error. */
final class KubernetesFiles {
    private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");

    private KubernetesFiles() {}

    static Job job(String name) throws IOException {
        return strict().readValue(FOLDER.resolve(name).toFile(), Job.class);
    }

    static Job parse(String text) throws IOException {
        return strict().readValue(text, Job.class);
    }

    /** The model keeps what it does not know; here it must not. */
    private static ObjectMapper strict() {
        return new ObjectMapper(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public Boolean hasAnySetter(Annotated annotated) {
                        return Boolean.FALSE;
                    }
                });
    }
}
