package dev.clamor.referenceagent;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;

/** The part of a way back that every connection has. */
abstract class ChannelOutlet implements Outlet {
    final Channel channel;

    ChannelOutlet(Channel channel) {
        this.channel = channel;
    }

    @Override
    public final void hang(int seconds) {
        channel.eventLoop().schedule(() -> channel.close(), seconds, TimeUnit.SECONDS);
    }

    @Override
    public final boolean open() {
        return channel.isActive();
    }

    @Override
    public final void onGone(Runnable task) {
        channel.closeFuture().addListener(closed -> task.run());
    }

    @Override
    public final void after(long micros, Runnable task) {
        channel.eventLoop().schedule(task, micros, TimeUnit.MICROSECONDS);
    }
}
