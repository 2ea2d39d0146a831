package dev.clamor.load;

import com.typesafe.scalalogging.Logger;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * A Gatling action in plain Java: does something with the session on its event loop and goes on when told to.
 *
 * <p>The trait's two members for logging must be supplied by hand from Java.
 */
final class UserAction implements Action {
    private final String name;
    private final BiConsumer<Session, Runnable> body;
    private final Action next;

    private UserAction(String name, BiConsumer<Session, Runnable> body, Action next) {
        this.name = name;
        this.body = body;
        this.next = next;
    }

    /** For the DSL; {@code onBuild} sees Gatling's context before the first user runs. */
    static ActionBuilder of(String name, Consumer<ScenarioContext> onBuild, BiConsumer<Session, Runnable> body) {
        return () -> (context, next) -> {
            onBuild.accept(context);
            return new UserAction(name, body, next);
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void execute(Session session) {
        body.accept(session, () -> next.$bang(session));
    }

    @Override
    public Logger logger() {
        return Logger.apply(LoggerFactory.getLogger(UserAction.class));
    }

    @Override
    public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger logger) {
        // the trait would keep its logger here; this class makes one when asked
    }
}
