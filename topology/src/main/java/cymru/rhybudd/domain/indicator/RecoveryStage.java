package cymru.rhybudd.domain.indicator;

/** The recovery stage of a council tax account, in the order in which it worsens (WSI 2025/1109). */
public enum RecoveryStage {
    NONE,
    REMINDER,
    FINAL_NOTICE,
    LIABILITY_ORDER,
    ENFORCEMENT
}
