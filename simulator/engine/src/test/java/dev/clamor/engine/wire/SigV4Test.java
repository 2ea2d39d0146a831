package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Signatures of AWS's published test suite for Signature Version 4, as kept in awslabs/aws-c-auth, folder
 * tests/aws-signing-test-suite/v4, file header-signature.txt of the case named; the cases whose path is normalised. The key is
 * the suite's own, "AKIDEXAMPLE".
 */
class SigV4Test {
    private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String LETTERS = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static Map<String, String> sign(
            String token, String method, String path, Map<String, String> headers, String body) {
        SigV4 signer = new SigV4(new SigV4.Credentials("AKIDEXAMPLE", SECRET, token), "us-east-1", "service");
        URI uri = URI.create("https://example.amazonaws.com" + path);
        return signer.sign(method, uri, headers, body.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static String signature(String authorization) {
        return authorization.substring(authorization.indexOf("Signature=") + "Signature=".length());
    }

    @Test
    void the_whole_header_is_that_of_get_vanilla() {
        assertThat(sign("", "GET", "/", Map.of(), ""))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "X-Amz-Date",
                        "20150830T123600Z",
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                                + "SignedHeaders=host;x-amz-date, "
                                + "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "get-vanilla-query-order-key-case GET /?Param2=value2&Param1=value1 b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
                "get-vanilla-query-order-encoded GET /?Param-3=Value3&Param=Value2&%E1%88%B4=Value1 371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac",
                "get-vanilla-query-unreserved GET /?" + LETTERS + "=" + LETTERS
                        + " 9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
                "get-vanilla-utf8-query GET /?\u1234=bar 2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
                "get-vanilla-empty-query-key GET /?Param1=value1 a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
                "post-vanilla-empty-query-value POST /?Param1=value1 28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
                "get-relative GET /example/.. 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-relative-relative GET /example1/example2/../.. 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-slash-dot-slash GET /./ 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-slash GET // 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-slash-pointless-dot GET /./example ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
                "get-slashes GET //example// 9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
                "get-unreserved GET /" + LETTERS + " 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
                "get-utf8 GET /\u1234 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
                "post-vanilla POST / 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
            })
    void a_path_and_a_query_are_signed_as_the_suite_does(String name, String method, String path, String signature) {
        assertThat(signature(sign("", method, path, Map.of(), "").get("Authorization")))
                .isEqualTo(signature);
    }

    @Test
    void header_values_are_signed_as_in_post_header_value_case() {
        assertThat(sign("", "POST", "/", Map.of("My-Header1", "VALUE1"), "").get("Authorization"))
                .contains("SignedHeaders=host;my-header1;x-amz-date")
                .endsWith("cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d");
    }

    @Test
    void blanks_in_header_values_are_trimmed_as_in_get_header_value_trim() {
        Map<String, String> headers = Map.of("My-Header1", " value1", "My-Header2", " \"a   b   c\"");
        assertThat(sign("", "GET", "/", headers, "").get("Authorization"))
                .endsWith("acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
    }

    @Test
    void a_session_token_is_signed_as_in_get_vanilla_with_session_token() {
        String token = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";
        Map<String, String> added = sign(token, "GET", "/", Map.of(), "");
        assertThat(added).containsEntry("X-Amz-Security-Token", token);
        assertThat(added.get("Authorization"))
                .contains("SignedHeaders=host;x-amz-date;x-amz-security-token")
                .endsWith("07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8");
    }

    @Test
    void a_body_is_signed_as_in_post_x_www_form_urlencoded() {
        Map<String, String> headers = Map.of(
                "Content-Type", "application/x-www-form-urlencoded",
                "Content-Length", "13",
                "x-amz-content-sha256", "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e");
        assertThat(sign("", "POST", "/", headers, "Param1=value1").get("Authorization"))
                .endsWith("d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b");
    }

    @Test
    void a_port_that_is_not_the_usual_one_is_part_of_the_host() {
        SigV4 signer = new SigV4(new SigV4.Credentials("A", "B", ""), "eu-west-1", "lex");
        byte[] body = {};
        Map<String, String> odd = signer.sign("GET", URI.create("http://localhost:8080/"), Map.of(), body, NOW);
        Map<String, String> usual = signer.sign("GET", URI.create("http://localhost:80/"), Map.of(), body, NOW);
        assertThat(usual).isEqualTo(signer.sign("GET", URI.create("http://localhost/"), Map.of(), body, NOW));
        assertThat(odd).isNotEqualTo(usual);
    }

    @Test
    void secrets_are_not_in_the_text_of_credentials() {
        assertThat(new SigV4.Credentials("AKIDEXAMPLE", SECRET, "token-7").toString())
                .contains("AKIDEXAMPLE")
                .doesNotContain(SECRET)
                .doesNotContain("token-7");
    }
}
