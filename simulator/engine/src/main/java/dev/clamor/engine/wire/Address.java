package dev.clamor.engine.wire;

import java.net.URI;

/** Addresses made from others. */
final class Address {
    private Address() {}

    /** With more at the end of the path, encoded already; query kept. */
    static URI append(URI base, String encoded) {
        String raw = base.getRawPath() == null ? "" : base.getRawPath();
        String path = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + path + encoded + query);
    }

    /** With one more parameter in the query. */
    static URI parameter(URI base, String name, String value) {
        String pair = Percent.encode(name) + "=" + Percent.encode(value);
        String text = base.toString();
        int fragment = text.indexOf('#');
        String whole = fragment < 0 ? text : text.substring(0, fragment);
        return URI.create(whole + (base.getRawQuery() == null ? "?" : "&") + pair);
    }
}
