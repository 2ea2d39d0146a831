package dev.clamor.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * The names of all attributes: those of OpenTelemetry's semantic conventions where there are any, {@code clamor.*} otherwise.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/">semantic conventions</a>
 */
final class Keys {
    static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    static final AttributeKey<String> SERVICE_VERSION = AttributeKey.stringKey("service.version");
    static final AttributeKey<String> SERVICE_INSTANCE = AttributeKey.stringKey("service.instance.id");

    static final AttributeKey<String> CONVERSATION = AttributeKey.stringKey("gen_ai.conversation.id");
    static final AttributeKey<String> AGENT = AttributeKey.stringKey("gen_ai.agent.name");
    static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    static final AttributeKey<String> RUN = AttributeKey.stringKey("clamor.run");
    static final AttributeKey<String> CONTACT = AttributeKey.stringKey("clamor.contact");
    static final AttributeKey<String> PERSONA = AttributeKey.stringKey("clamor.persona");
    static final AttributeKey<String> SCENARIO = AttributeKey.stringKey("clamor.scenario");
    static final AttributeKey<String> STAGE = AttributeKey.stringKey("clamor.stage");
    static final AttributeKey<Boolean> JUDGED = AttributeKey.booleanKey("clamor.judged");
    static final AttributeKey<String> EXPECTED = AttributeKey.stringKey("clamor.expected");
    static final AttributeKey<Long> TURNS = AttributeKey.longKey("clamor.turns");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("clamor.outcome");
    static final AttributeKey<Boolean> GOAL_MET = AttributeKey.booleanKey("clamor.goal_met");
    static final AttributeKey<String> DISCARDED = AttributeKey.stringKey("clamor.discarded");

    static final AttributeKey<Long> TURN = AttributeKey.longKey("clamor.turn");
    static final AttributeKey<String> ACT = AttributeKey.stringKey("clamor.act");
    static final AttributeKey<String> TURN_END = AttributeKey.stringKey("clamor.turn_end");
    static final AttributeKey<String> REPLY_CLASS = AttributeKey.stringKey("clamor.reply_class");
    static final AttributeKey<List<String>> MARKS = AttributeKey.stringArrayKey("clamor.marks");
    static final AttributeKey<Double> SERVICE_SECONDS = AttributeKey.doubleKey("clamor.service_seconds");
    static final AttributeKey<Double> RESPONSE_SECONDS = AttributeKey.doubleKey("clamor.response_seconds");
    static final AttributeKey<Double> FIRST_WORDS_SECONDS = AttributeKey.doubleKey("clamor.first_words_seconds");
    static final AttributeKey<Long> RETRIES = AttributeKey.longKey("clamor.retries");

    private Keys() {}
}
