package cymru.rhybudd.console.channel;

import jakarta.mail.MessagingException;
import java.util.function.UnaryOperator;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.MailerRegularBuilder;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Sends e-mail by the council's own server. The same message always carries the same Message-ID. */
public final class SmtpChannel implements MessageChannel {
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int FIRST_PERMANENT = 500;

    private final Mailer mailer;
    private final String from;

    public SmtpChannel(SmtpSettings settings) {
        this(settings, builder -> builder);
    }

    /** With more said to the library, such as whom to trust. */
    SmtpChannel(SmtpSettings settings, UnaryOperator<MailerRegularBuilder<?>> more) {
        MailerRegularBuilder<?> builder = settings.user().isEmpty()
                ? MailerBuilder.withSMTPServer(settings.host(), settings.port())
                : MailerBuilder.withSMTPServer(settings.host(), settings.port(), settings.user(), settings.password());
        mailer = more.apply(builder.withTransportStrategy(strategy(settings.security()))
                        .withSessionTimeout(PATIENCE_MILLIS)
                        .verifyingServerIdentity(true))
                .buildMailer();
        from = settings.from();
    }

    private static TransportStrategy strategy(SmtpSettings.Security security) {
        return switch (security) {
            case STARTTLS -> TransportStrategy.SMTP_TLS;
            case TLS -> TransportStrategy.SMTPS;
            case NONE -> TransportStrategy.SMTP;
        };
    }

    @Override
    public Outcome send(Message message, String address, boolean perhapsSent) {
        if (!Addresses.isEmail(address)) {
            return Outcome.REFUSED;
        }
        String id = "<" + message.deliveryId() + from.substring(from.indexOf('@')) + ">";
        Email email = EmailBuilder.startingBlank()
                .from(from)
                .to(address)
                .withSubject(message.subject())
                .withPlainText(message.text())
                .fixingMessageId(id)
                // Out-of-office answers stay away from a mailbox that nobody reads.
                .withHeader("Auto-Submitted", "auto-generated")
                .buildEmail();
        try {
            mailer.sendMail(email, false).join();
            return Outcome.taken(id);
        } catch (MailException e) {
            return outcome(e);
        } catch (java.util.concurrent.CompletionException e) {
            return outcome(e.getCause());
        }
    }

    /** By what the server answered; whoever did not answer may do so later. */
    private static Outcome outcome(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = next(cause)) {
            int answer = answer(cause);
            if (answer >= FIRST_PERMANENT) {
                return Outcome.REFUSED;
            }
            if (answer > 0) {
                return Outcome.BUSY;
            }
        }
        return Outcome.UNREACHABLE;
    }

    private static int answer(Throwable cause) {
        if (cause instanceof SMTPAddressFailedException failed) {
            return failed.getReturnCode();
        }
        if (cause instanceof SMTPSenderFailedException failed) {
            return failed.getReturnCode();
        }
        return cause instanceof SMTPSendFailedException failed ? failed.getReturnCode() : 0;
    }

    private static @Nullable Throwable next(Throwable cause) {
        Throwable chained = cause instanceof MessagingException failed ? failed.getNextException() : null;
        return chained == null ? cause.getCause() : chained;
    }
}
