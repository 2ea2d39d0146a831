package dev.clamor.cli.terminal;

import picocli.CommandLine.IVersionProvider;

/** The program's version, from the manifest of its jar. */
public final class Version implements IVersionProvider {
    /** The version, or {@code dev} when it runs from classes. */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "clamor " + number(), "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
        };
    }
}
