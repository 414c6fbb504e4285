package cymru.rhybudd.console.desk;

/**
 * Why a fact may be used at all, by the purpose register.
 *
 * @param purpose the purpose's names
 * @param article the paragraph of Article 6 of the UK GDPR
 * @param statute the task in law
 */
public record LawfulBasis(TwoNames purpose, String article, String statute) {}
