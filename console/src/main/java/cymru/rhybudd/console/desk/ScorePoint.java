package cymru.rhybudd.console.desk;

import cymru.rhybudd.schemas.Rag;
import java.time.LocalDate;

/** What a citizen's score was on a day, in basis points, and its colour. */
public record ScorePoint(LocalDate on, int score, Rag rag) {}
