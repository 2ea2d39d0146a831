package dev.clamor.engine.dialogue;
import dev.clamor.conversation.*;
import dev.clamor.persona.*;
import dev.clamor.persona.catalog.PersonaCatalog;
import org.junit.jupiter.api.Test;
class LookTest {
  @Test void look() {
    for (int i = 0; i < 24; i++) {
      Persona p = PersonaCatalog.packaged().get(i % 12);
      int k = i;
      Rehearsal r = new Rehearsal(Fixtures.plan(i, p, Fixtures.scenario())).play(u -> {
        int h = Math.floorMod((u.turn() * 7919 + k * 104729), 100);
        ReplyClass c = h < 30 ? ReplyClass.MISUNDERSTOOD : h < 50 ? ReplyClass.CLARIFY : h < 70 ? ReplyClass.PROGRESS : h < 80 ? ReplyClass.RESOLVED : h < 90 ? ReplyClass.WRONG : ReplyClass.CLARIFY_AGAIN;
        String[] asks = c == ReplyClass.CLARIFY || c==ReplyClass.CLARIFY_AGAIN? new String[]{"account_number"} : new String[0];
        return new Rehearsal.Timed(Rehearsal.said(c, "a reply", asks), 3_000_000L * (1 + h % 5));
      });
      System.out.println("=== " + p.id());
      for (TurnEvent e : r.events) {
        if (e instanceof TurnEvent.CustomerSpoke s) System.out.printf("%8.1f %d %s/%s w%d [%s] %s F=%.2f %s%n", s.atMicros()/1e6, s.turn(), s.act(), s.goal(), s.wording(), s.why(), s.tone(), s.frustration(), (s.interrupts() ? "!! " : "") + s.text());
        else if (e instanceof TurnEvent.AgentReplied a) System.out.printf("%8.1f   %d <- %s%n", a.atMicros()/1e6, a.turn(), a.replyClass());
        else System.out.println(e);
      }
    }
  }
}
