package cymru.rhybudd.console.desk;

/** Whose alerts a list shows. */
public enum Holder {
    /** All of the team. */
    TEAM,
    /** Those assigned to the officer, of every team that they may see. */
    MINE,
    /** Those of the team that are nobody's in particular. */
    UNASSIGNED
}
