package cymru.rhybudd.image;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a test, which hands out certificates as Strimzi's user operator does. */
final class Authority {
    private final KeyPair keys = newKeys();
    private final X509Certificate certificate;
    private int serial;

    /**
     * What a module is given.
     *
     * @param key PKCS #8
     */
    record Identity(PrivateKey key, X509Certificate certificate) {
        String keyPem() throws IOException {
            return pem(new JcaPKCS8Generator(key, null));
        }

        String certificatePem() throws IOException {
            return pem(certificate);
        }
    }

    Authority() throws GeneralSecurityException, OperatorCreationException, IOException {
        certificate = sign("council authority", keys, true);
    }

    Identity identity(String name) throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair pair = newKeys();
        return new Identity(pair.getPrivate(), sign(name, pair, false));
    }

    /** Writes user.crt, user.key and ca.crt, as they stand in a mounted secret. */
    Identity write(String name, Path directory) throws Exception {
        Identity identity = identity(name);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("user.crt"), identity.certificatePem());
        Files.writeString(directory.resolve("user.key"), identity.keyPem());
        Files.writeString(directory.resolve("ca.crt"), certificatePem());
        return identity;
    }

    String certificatePem() throws IOException {
        return pem(certificate);
    }

    /** The settings of a broker that asks everybody for a certificate, and keeps to access lists. */
    Map<String, String> brokerSettings() throws Exception {
        Identity broker = identity("broker");
        return Map.of(
                "ssl.client.auth", "required",
                "ssl.keystore.type", "PEM",
                "ssl.keystore.certificate.chain", broker.certificatePem(),
                "ssl.keystore.key", broker.keyPem(),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.certificates", certificatePem(),
                "ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/",
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found", "false",
                "super.users", "User:broker;User:administrator");
    }

    /** For a server of HTTPS. */
    SSLContext serverContext() throws Exception {
        Identity server = identity("registry");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", server.key(), new char[0], new Certificate[] {server.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private X509Certificate sign(String name, KeyPair pair, boolean authority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=council authority"),
                BigInteger.valueOf(++serial),
                Date.from(now.minus(1, ChronoUnit.HOURS)),
                Date.from(now.plus(1, ChronoUnit.DAYS)),
                new X500Name("CN=" + name),
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost")
        }));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
