package cymru.rhybudd.console.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server of one conversation: it gives every recipient the same answer, and offers STARTTLS where it has a certificate. */
final class ScriptedMailServer implements AutoCloseable {
    final List<String> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final String toRecipients;
    private final @Nullable SSLContext certificate;

    ScriptedMailServer(String toRecipients, @Nullable SSLContext certificate) throws IOException {
        this.toRecipients = toRecipients;
        this.certificate = certificate;
        Thread thread = new Thread(this::serve, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            say(client, "220 ready");
            talk(client, certificate);
        } catch (IOException e) {
            // The client has hung up.
        }
    }

    private void talk(Socket client, @Nullable SSLContext offered) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        boolean isText = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add((offered == null ? "" : "in the clear: ") + line);
            if (line.startsWith("STARTTLS") && offered != null) {
                say(client, "220 go ahead");
                SSLSocket secure =
                        (SSLSocket) offered.getSocketFactory().createSocket(client, null, client.getPort(), false);
                secure.setUseClientMode(false);
                talk(secure, null);
                return;
            }
            isText = isText ? !line.equals(".") : line.startsWith("DATA");
            if (!isText || line.startsWith("DATA")) {
                say(client, answer(line, offered != null));
            }
        }
    }

    private String answer(String line, boolean offersTls) {
        if (line.startsWith("EHLO") && offersTls) {
            return "250-hello\r\n250 STARTTLS";
        }
        if (line.startsWith("DATA")) {
            return "354 go on";
        }
        return line.startsWith("RCPT") ? toRecipients : line.startsWith("QUIT") ? "221 bye" : "250 ok";
    }

    private static void say(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
