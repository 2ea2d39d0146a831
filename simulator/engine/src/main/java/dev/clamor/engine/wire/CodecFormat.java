package dev.clamor.engine.wire;

/** The ways to speak to an agent. */
public enum CodecFormat {
    /** One POST per customer turn with a JSON object each way. */
    NATIVE;

    /**
     * The codec of this format.
     *
     * @param version of Clamor, told to the agent
     * @param runId name of the run, told to the agent so that it can keep synthetic traffic apart
     * @param channel told to the agent, for example {@code chat}
     */
    public AgentCodec create(String version, String runId, String channel) {
        return switch (this) {
            case NATIVE -> new NativeCodec(version, runId, channel);
        };
    }
}
