package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where each protocol tells the channel. Places are those of the protocols' own pages: Rasa {@code rest.py}, Dialogflow CX
 * {@code QueryParameters}, Lex V2 {@code RecognizeText}, A2A {@code Message.metadata}, Bot Framework {@code channelData}.
 */
class ChannelOnTheWireTest {
    private static final String LEX = "bot_id: A\\nbot_alias_id: B\\nregion: eu-west-1\\naccess_key: x\\nsecret_key: y";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NATIVE;{};/channel;chat",
                "NATIVE_SSE;{};/channel;chat",
                "RASA;{};/input_channel;",
                "RASA;input_channel: mine;/input_channel;mine",
                "RASA;{};/metadata/channel;chat",
                "DIALOGFLOW_CX;project: p\\nagent: a;/queryParams/channel;chat",
                "DIALOGFLOW_CX;project: p\\nagent: a\\nchannel: mine;/queryParams/channel;mine",
                "LEX_V2;" + LEX + ";/requestAttributes/channel;",
                "A2A;{};/params/message/metadata/channel;",
                "A2A;version: '0.3';/params/message/metadata/channel;",
                "GENERIC;'turn: {body: ''{\"m\": \"{message}\", \"c\": \"{channel}\"}''}\\nreply: /reply';/c;chat"
            })
    void the_customers_channel_stands_in_its_place(String protocol, String yaml, String place, String alone) {
        Protocol spoken = Protocol.valueOf(protocol);
        AgentCodec codec = spoken.codec(
                OptionsBench.context("https://bot.test", Signals.NONE),
                OptionsBench.section(yaml.replace("\\n", "\n"), new Problems()));
        assertThat(codec.tellsChannel()).isTrue();
        assertThat(told(codec, "app", place)).isEqualTo("app");
        assertThat(told(codec, "", place)).isEqualTo(alone == null ? "" : alone);
    }

    private static String told(AgentCodec codec, String channel, String place) {
        WireBench bench = new WireBench(codec);
        bench.session.say(new Utterance(1, "Hello", false, "", channel));
        return GoldenAnswers.body(bench.last()).at(place).asText("");
    }

    @Test
    void a_socket_tells_it_with_each_message() {
        WireBench bench = new WireBench(Protocol.NATIVE_WS.codec(
                OptionsBench.context("ws://bot.test", Signals.NONE), OptionsBench.section("{}", new Problems())));
        bench.session.say(new Utterance(1, "Hello", false, "", "app"));
        assertThat(bench.last().frames.get(0)).contains("\"channel\":\"app\"");
    }

    /** Messages of Dialogflow for another channel are left out: {@code ResponseMessage.channel}. */
    @Test
    void what_dialogflow_says_on_the_customers_channel_is_read() {
        WireBench bench = OptionsBench.bench(
                Protocol.DIALOGFLOW_CX,
                OptionsBench.context("https://dialogflow.test", Signals.NONE),
                "project: p\nagent: a");
        bench.session.say(new Utterance(1, "Hello", false, "", "app"));
        bench.last()
                .answer("{\"queryResult\":{\"responseMessages\":[{\"channel\":\"chat\",\"text\":{\"text\":[\"No\"]}},"
                        + "{\"channel\":\"app\",\"text\":{\"text\":[\"Yes\"]}}]}}");
        assertThat(bench.said(1).text()).isEqualTo("Yes");
    }
}
