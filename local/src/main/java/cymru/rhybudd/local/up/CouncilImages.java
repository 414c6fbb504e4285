package cymru.rhybudd.local.up;

import cymru.rhybudd.local.reconcile.CouncilImage;
import cymru.rhybudd.local.world.CouncilDatabases;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads what the three databases of a world hold. */
public final class CouncilImages {
    private CouncilImages() {}

    /** Reads them one after another. */
    public static CouncilImage read(CouncilDatabases databases) throws SQLException {
        try (Connection education = databases.connect("education");
                Connection housing = databases.connect("housing");
                Connection revenues = databases.connect("revenues")) {
            return CouncilImage.read(education, housing, revenues);
        }
    }
}
