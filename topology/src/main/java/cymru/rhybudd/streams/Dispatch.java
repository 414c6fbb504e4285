package cymru.rhybudd.streams;

import cymru.rhybudd.schemas.AlertEvent;
import cymru.rhybudd.schemas.HeldAlert;
import cymru.rhybudd.schemas.OfficeContinued;
import cymru.rhybudd.schemas.OfficerNotification;
import cymru.rhybudd.schemas.TeamDigest;
import java.util.List;

/** What NOTIFY passes on: what a team is told, where a held alert stands, or the next step of work that concerns many. */
sealed interface Dispatch {

    /** What teams are told of one alert. */
    default List<OfficerNotification> notifications() {
        return List.of();
    }

    /** What is seen of alerts that are held. */
    default List<HeldAlert> held() {
        return List.of();
    }

    /** What teams are told of many alerts at once. */
    default List<TeamDigest> digests() {
        return List.of();
    }

    /** What is to be appended to NOTIFY's own log. */
    default List<AlertEvent> steps() {
        return List.of();
    }

    /** A team is told. */
    record Told(OfficerNotification notification) implements Dispatch {
        @Override
        public List<OfficerNotification> notifications() {
            return List.of(notification);
        }
    }

    /** A held alert stands there. */
    record Held(HeldAlert alert) implements Dispatch {
        @Override
        public List<HeldAlert> held() {
            return List.of(alert);
        }
    }

    /** A team is told of many. */
    record Digested(TeamDigest digest) implements Dispatch {
        @Override
        public List<TeamDigest> digests() {
            return List.of(digest);
        }
    }

    /** Work goes on. */
    record Continued(OfficeContinued step) implements Dispatch {
        @Override
        public List<AlertEvent> steps() {
            return List.of(new AlertEvent(step));
        }
    }
}
