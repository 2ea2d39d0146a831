package dev.clamor.cli.agent;

import java.net.URI;

/** Addresses as they may be shown. */
public final class Address {
    private Address() {}

    /** The address without user, password and query: any of them may hold a secret. */
    public static String withoutSecrets(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }
}
