package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.dialogue.Utterance;
import dev.clamor.engine.wire.DirectLineCodec.Receive;
import dev.clamor.engine.wire.DirectLineCodec.TurnEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One contact over Direct Line.
 *
 * <p>An activity belongs to the turn that it replies to, or to the oldest that waits. What comes when no turn waits, or
 * for a turn that is over, is read together with the next reply. A turn ends when its POST was answered and the bot then
 * was quiet for a while, at once with {@code endOfConversation}, and where the target file says so with a message that
 * expects input. What cannot be read, a lost poll and a stream that cannot be opened again fail every turn that waits.
 */
final class DirectLineSession implements AgentSession {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ACTIVITIES = 50;
    private static final int MOST_IDS = 4096;
    private static final long FIRST_POLL_MICROS = 300_000;

    private final DirectLineCodec codec;
    private final ContactId contact;
    private final Line line;
    private final TurnListener listener;
    private final TreeMap<Integer, Turn> pending = new TreeMap<>();
    private final Map<String, Integer> turnOfActivity = new HashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<DirectLineActivity> unread = new ArrayList<>(2);

    private @Nullable String conversation;
    private @Nullable String token;
    private @Nullable String watermark;
    private boolean calling;
    private boolean streaming;
    private Line.@Nullable Socket socket;
    private boolean open;
    private boolean mayReconnect = true;
    private Line.@Nullable Call poll;
    private Line.@Nullable Call nextPoll;
    private boolean ended;
    private boolean closed;

    DirectLineSession(DirectLineCodec codec, ContactId contact, Line line, TurnListener listener) {
        this.codec = codec;
        this.contact = contact;
        this.line = line;
        this.listener = listener;
    }

    /** A turn that waits for its reply. */
    private static final class Turn {
        private final Utterance utterance;
        private final Draft draft = new Draft();
        private final List<JsonNode> activities = new ArrayList<>(2);
        private int characters;
        private boolean sent;
        private boolean posted;
        private boolean answered;
        private boolean quiet;
        private Line.@Nullable Call post;
        private Line.@Nullable Call quietClock;
        private Line.@Nullable Call replyClock;

        Turn(Utterance utterance) {
            this.utterance = utterance;
        }

        int number() {
            return utterance.turn();
        }

        void cancel() {
            cancelled(post);
            cancelled(quietClock);
            cancelled(replyClock);
        }
    }

    private static void cancelled(Line.@Nullable Call call) {
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public void say(Utterance utterance) {
        Turn turn = new Turn(utterance);
        pending.put(turn.number(), turn);
        turn.replyClock = line.after(codec.options().replyMicros(), () -> late(turn));
        advance();
    }

    /** The protocol has no way to stop a reply. */
    @Override
    public @Nullable String cut(int turn) {
        return null;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        pending.values().forEach(Turn::cancel);
        pending.clear();
        cancelled(poll);
        cancelled(nextPoll);
        String id = conversation;
        if (id != null && !ended) {
            line.send(codec.farewell(id, token, contact), new Answer(body -> {}, failure -> {}));
        }
        Line.Socket stream = socket;
        socket = null;
        if (stream != null) {
            stream.close();
        }
    }

    /** Takes the next step towards sending what was said. */
    private void advance() {
        if (closed || calling) {
            return;
        }
        String id = conversation;
        if (id == null) {
            call(codec.start(), this::started);
        } else if (streaming && socket == null) {
            call(codec.reconnect(id, token, watermark), this::reconnected);
        } else if (!streaming || open) {
            for (Turn turn : List.copyOf(pending.values())) {
                if (!turn.sent && !closed) {
                    post(id, turn);
                }
            }
        }
    }

    /** A request without which nothing can be said. */
    private void call(AgentRequest request, Consumer<byte[]> then) {
        calling = true;
        line.send(
                request,
                new Answer(
                        body -> {
                            calling = false;
                            then.accept(body);
                        },
                        failure -> {
                            calling = false;
                            failAll(failure);
                        }));
    }

    private void started(byte[] body) {
        ObjectNode answer = read(body);
        String id = answer == null ? "" : answer.path("conversationId").asText();
        if (answer == null || id.isEmpty()) {
            failAll(unreadable("start of conversation: expected conversationId"));
            return;
        }
        conversation = id;
        String address = answer.path("streamUrl").asText();
        streaming = codec.options().receive() == Receive.WEBSOCKET && !address.isEmpty();
        authorize(answer);
        if (streaming) {
            connect(address);
        } else {
            advance();
        }
    }

    private void reconnected(byte[] body) {
        ObjectNode answer = read(body);
        if (answer == null) {
            failAll(unreadable("reconnection: expected streamUrl"));
            return;
        }
        authorize(answer);
        connect(answer.path("streamUrl").asText());
    }

    private void authorize(ObjectNode answer) {
        String given = answer.path("token").asText();
        if (!given.isEmpty()) {
            token = given;
        }
    }

    private void connect(String address) {
        AgentRequest handshake = codec.stream(address);
        if (handshake == null) {
            failAll(unreadable("streamUrl: expected the address of a WebSocket"));
        } else {
            open = false;
            socket = line.connect(handshake, new Stream());
        }
    }

    private void post(String id, Turn turn) {
        turn.sent = true;
        List<DirectLineActivity> before = List.copyOf(unread);
        unread.clear();
        before.forEach(activity -> add(turn, activity, false));
        turn.post = line.send(
                codec.message(id, token, contact, turn.utterance), new Answer(body -> posted(turn, body), failure -> {
                    if (turn.answered) {
                        posted(turn, new byte[0]);
                    } else {
                        tell(turn, failure);
                    }
                }));
        if (!streaming) {
            pollAfter(FIRST_POLL_MICROS);
        }
    }

    private void posted(Turn turn, byte[] body) {
        ObjectNode answer = read(body);
        if (answer != null) {
            own(answer.path("id").asText(), turn.number());
        }
        turn.posted = true;
        settle(turn);
        if (!streaming) {
            pollNow();
        }
    }

    /** After the bot or the answer to the POST moved a turn on. */
    private void settle(Turn turn) {
        if (turn.answered && turn.posted && waits(turn)) {
            cancelled(turn.quietClock);
            turn.quiet = false;
            turn.quietClock = line.after(codec.options().quietMicros(), () -> {
                if (streaming) {
                    finish(turn);
                } else {
                    turn.quiet = true;
                    pollNow();
                }
            });
        }
    }

    private void late(Turn turn) {
        if (turn.answered) {
            finish(turn);
        } else {
            tell(turn, new AgentReply.Failed(Fault.TIMEOUT, "no reply in time"));
        }
    }

    private void pollAfter(long micros) {
        cancelled(nextPoll);
        nextPoll = line.after(micros, this::pollNow);
    }

    private void pollNow() {
        cancelled(nextPoll);
        String id = conversation;
        if (closed || id == null || pending.isEmpty() || poll != null) {
            return;
        }
        List<Turn> quiet = pending.values().stream().filter(turn -> turn.quiet).toList();
        poll = line.send(codec.poll(id, token, watermark), new Answer(body -> polled(body, quiet), failure -> {
            poll = null;
            failAll(failure);
        }));
    }

    /** @param quiet turns whose quiet period was over before the poll: they end if it brings nothing more */
    private void polled(byte[] body, List<Turn> quiet) {
        poll = null;
        ObjectNode set = read(body);
        if (set == null) {
            failAll(unreadable("activities: expected a JSON object"));
            return;
        }
        take(set);
        quiet.stream().filter(turn -> turn.quiet).forEach(this::finish);
        if (pending.values().stream().anyMatch(turn -> turn.quiet)) {
            pollNow();
        } else if (!pending.isEmpty()) {
            pollAfter(codec.options().pollMicros());
        }
    }

    private void take(ObjectNode set) {
        JsonNode mark = set.path("watermark");
        if (mark.isValueNode() && !mark.isNull()) {
            watermark = mark.asText();
        }
        for (JsonNode node : set.path("activities")) {
            if (closed) {
                return;
            }
            DirectLineActivity activity = new DirectLineActivity(node);
            if (first(activity.id()) && !isOwn(activity)) {
                hear(activity);
            }
        }
    }

    private boolean first(String id) {
        if (seen.size() > MOST_IDS) {
            seen.remove(seen.iterator().next());
        }
        return id.isEmpty() || seen.add(id);
    }

    private boolean isOwn(DirectLineActivity activity) {
        if (activity.kind() == DirectLineActivity.Kind.HANDOFF) {
            return false;
        }
        if (turnOfActivity.containsKey(activity.id())) {
            return true;
        }
        boolean own = activity.from().equals(DirectLineCodec.user(contact));
        for (Turn turn : pending.values()) {
            if (!activity.isBots() && activity.clientKey().equals(DirectLineCodec.key(contact, turn.number()))) {
                own(activity.id(), turn.number());
                own = true;
            }
        }
        return own;
    }

    private void own(String id, int turn) {
        if (!id.isEmpty()) {
            turnOfActivity.put(id, turn);
        }
    }

    private void hear(DirectLineActivity activity) {
        if (activity.kind() == DirectLineActivity.Kind.NOTHING) {
            return;
        }
        Integer named = turnOfActivity.get(activity.replyTo());
        Turn answers = named == null ? oldest() : pending.get(named);
        Turn reader = answers == null ? oldest() : answers;
        if (reader != null) {
            add(reader, activity, answers != null);
        } else if (unread.size() < MOST_ACTIVITIES) {
            unread.add(activity);
        }
    }

    private @Nullable Turn oldest() {
        for (Turn turn : pending.values()) {
            if (turn.sent) {
                return turn;
            }
        }
        return null;
    }

    /** @param answers whether it replies to this turn, and is not only read with it */
    private void add(Turn turn, DirectLineActivity activity, boolean answers) {
        if (turn.activities.size() < MOST_ACTIVITIES) {
            turn.activities.add(activity.node());
        }
        DirectLineActivity.Kind kind = activity.kind();
        List<String> texts = kind == DirectLineActivity.Kind.EVENT ? List.of() : activity.texts();
        for (String text : texts) {
            turn.characters += text.length();
            if (turn.characters > MOST_BYTES) {
                tell(turn, new AgentReply.Failed(Fault.TOO_LARGE, "more than " + MOST_BYTES + " characters"));
                return;
            }
            turn.draft.text(text);
        }
        if (kind == DirectLineActivity.Kind.HANDOFF) {
            turn.draft.handoff(activity.handoff());
        } else if (kind == DirectLineActivity.Kind.END) {
            ended = true;
            turn.draft.state(AgentReply.State.CLOSED);
        }
        if (answers && kind != DirectLineActivity.Kind.EVENT) {
            turn.answered = true;
            if (!texts.isEmpty()) {
                listener.part(turn.number());
            }
            move(turn, activity);
        }
    }

    private void move(Turn turn, DirectLineActivity activity) {
        boolean expected = codec.options().turnEnd() == TurnEnd.INPUT_HINT && activity.expectsInput();
        if (expected || activity.kind() == DirectLineActivity.Kind.END) {
            finish(turn);
        } else {
            settle(turn);
        }
    }

    private void finish(Turn turn) {
        if (ended && turn.draft.text().isEmpty() && !codec.signals().textOnly()) {
            turn.draft.text("(ends the conversation)");
        }
        tell(turn, codec.signals().reply(turn.draft, codec.document(turn.activities)));
    }

    private boolean waits(Turn turn) {
        return pending.get(turn.number()) == turn;
    }

    private void tell(Turn turn, AgentReply reply) {
        if (waits(turn)) {
            pending.remove(turn.number());
            cancelled(turn.quietClock);
            cancelled(turn.replyClock);
            listener.replied(turn.number(), reply);
        }
    }

    private void failAll(AgentReply.Failed failure) {
        List.copyOf(pending.values()).forEach(turn -> tell(turn, failure));
    }

    private @Nullable ObjectNode read(byte[] body) {
        return body.length > MOST_BYTES ? null : codec.object(body);
    }

    private static AgentReply.Failed unreadable(String detail) {
        return new AgentReply.Failed(Fault.UNREADABLE, detail);
    }

    /** An answer with a good status, or none. Nothing is heard of it after the end. */
    private final class Answer implements Line.ResponseListener {
        private final Consumer<byte[]> good;
        private final Consumer<AgentReply.Failed> bad;

        Answer(Consumer<byte[]> good, Consumer<AgentReply.Failed> bad) {
            this.good = good;
            this.bad = bad;
        }

        @Override
        public void answered(AgentResponse response) {
            AgentReply.Failed failure = HttpStatus.failure(response.status());
            if (failure != null) {
                lost(failure);
            } else if (!closed) {
                good.accept(response.body());
            }
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            if (!closed) {
                bad.accept(failure);
            }
        }
    }

    /** The stream of activities. */
    private final class Stream implements Line.SocketListener {
        @Override
        public void opened() {
            open = true;
            advance();
        }

        @Override
        public void text(String message) {
            if (message.isBlank()) {
                return;
            }
            ObjectNode set = codec.object(message);
            if (set == null) {
                failAll(unreadable("stream: expected a JSON object"));
            } else if (set.path("activities").isArray()) {
                mayReconnect = true;
                take(set);
            }
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            socket = null;
            open = false;
            if (pending.isEmpty()) {
                return;
            }
            if (mayReconnect) {
                mayReconnect = false;
                advance();
            } else {
                mayReconnect = true;
                failAll(failure);
            }
        }
    }
}
