package dev.clamor.persona.wording;

/** The letters around each letter of a QWERTY keyboard. */
final class Keyboard {
    private static final String[] NEIGHBOURS = {
        "qwsz", "vghn", "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko", "huikmn", "jiolm", "kop", "njk",
        "bhjm", "iklp", "ol", "wa", "edft", "awedxz", "rfgy", "yhji", "cfgb", "qase", "zsdc", "tghu", "asx",
    };

    private Keyboard() {}

    /**
     * A key beside {@code c}, in the same case; {@code c} itself if it is no letter from A to Z.
     *
     * @param u which one, uniform in (0, 1)
     */
    static char beside(char c, double u) {
        int letter = (c | 0x20) - 'a';
        if (c > 'z' || letter < 0 || letter >= NEIGHBOURS.length) {
            return c;
        }
        String around = NEIGHBOURS[letter];
        char near = around.charAt((int) (u * around.length()));
        return c <= 'Z' ? (char) (near & ~0x20) : near;
    }
}
