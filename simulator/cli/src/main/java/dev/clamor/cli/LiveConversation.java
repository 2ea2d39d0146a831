package dev.clamor.cli;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.Dialogue;
import dev.clamor.engine.dialogue.Utterance;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.engine.wire.AgentRequest;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Drives one dialogue against an agent over HTTP, without waiting for think times. */
final class LiveConversation {
    private final Dialogue dialogue;
    private final ContactId contact;
    private final AgentCodec codec;
    private final URI agent;
    private final Duration timeout;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<Heard> arrived = new LinkedBlockingQueue<>();
    private final long started = System.nanoTime();
    private long skippedMicros;

    LiveConversation(Dialogue dialogue, ContactId contact, AgentCodec codec, URI agent, Duration timeout) {
        this.dialogue = dialogue;
        this.contact = contact;
        this.codec = codec;
        this.agent = agent;
        this.timeout = timeout;
    }

    void run() throws InterruptedException {
        dialogue.open(now(), 1);
        while (!dialogue.done()) {
            skippedMicros += dialogue.thinkMicros();
            send(dialogue.speak(now()));
            hearAll();
        }
    }

    private void hearAll() throws InterruptedException {
        while (dialogue.pending() > 0 && !dialogue.done()) {
            long wait = dialogue.waitMicros();
            Heard heard = wait < 0 ? arrived.take() : arrived.poll(wait, TimeUnit.MICROSECONDS);
            if (heard != null) {
                dialogue.hear(heard.turn(), heard.reply(), heard.latencyMicros(), now());
            } else {
                Utterance second = dialogue.waited(now());
                if (second != null) {
                    send(second);
                }
            }
        }
    }

    private void send(Utterance utterance) {
        AgentRequest request = codec.encode(contact, utterance);
        HttpRequest.Builder builder = HttpRequest.newBuilder(agent)
                .timeout(timeout)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        long sent = System.nanoTime();
        client.sendAsync(builder.build(), HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, problem) -> problem == null
                        ? codec.decode(response.statusCode(), response.body())
                        : new AgentReply.Failed(
                                fault(problem), String.valueOf(cause(problem).getMessage())))
                .thenAccept(reply -> arrived.add(
                        new Heard(utterance.turn(), reply, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sent))));
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started) + skippedMicros;
    }

    private static Fault fault(Throwable problem) {
        Throwable cause = cause(problem);
        if (cause instanceof HttpTimeoutException) {
            return Fault.TIMEOUT;
        }
        return cause instanceof ConnectException ? Fault.REFUSED : Fault.RESET;
    }

    private static Throwable cause(Throwable problem) {
        Throwable cause = problem.getCause();
        return problem instanceof CompletionException && cause != null ? cause : problem;
    }

    private record Heard(int turn, AgentReply reply, long latencyMicros) {}
}
