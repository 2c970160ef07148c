package frontdesk.notification;

import com.sun.net.httpserver.HttpServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser with a push service of its own: what is pushed to it is read with its key. */
final class PushBrowser implements AutoCloseable {

    private static final byte[] SECRET = "sixteen bytes it".getBytes(StandardCharsets.US_ASCII);

    private final KeyPair keys;
    private final HttpServer service;
    private final List<JsonObject> shown = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile int answer = 201;

    PushBrowser() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            service =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        service.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
                    if (answer == 201 && exchange.getRequestHeaders().getFirst("TTL") != null) {
                        shown.add(decrypt(body));
                    }
                    exchange.sendResponseHeaders(answer, -1);
                    exchange.close();
                });
        service.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + service.getAddress().getPort() + "/push/1";
    }

    JsonObject subscription() {
        return Json.createObjectBuilder()
                .add("endpoint", endpoint())
                .add(
                        "keys",
                        Json.createObjectBuilder()
                                .add("p256dh", base64(point((ECPublicKey) keys.getPublic())))
                                .add("auth", base64(SECRET)))
                .build();
    }

    List<JsonObject> shown() {
        return List.copyOf(shown);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    void answer(int status) {
        answer = status;
    }

    private JsonObject decrypt(byte[] body) {
        try {
            byte[] salt = Arrays.copyOf(body, 16);
            byte[] sender = Arrays.copyOfRange(body, 21, 86);
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            ECPoint at =
                    new ECPoint(
                            new BigInteger(1, Arrays.copyOfRange(sender, 1, 33)),
                            new BigInteger(1, Arrays.copyOfRange(sender, 33, 65)));
            agreement.doPhase(
                    KeyFactory.getInstance("EC")
                            .generatePublic(
                                    new ECPublicKeySpec(
                                            at, ((ECPublicKey) keys.getPublic()).getParams())),
                    true);
            byte[] info =
                    ByteBuffer.allocate(144)
                            .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                            .put(point((ECPublicKey) keys.getPublic()))
                            .put(sender)
                            .array();
            byte[] shared = derive(SECRET, agreement.generateSecret(), info, 32);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(
                            derive(
                                    salt,
                                    shared,
                                    "Content-Encoding: aes128gcm\0"
                                            .getBytes(StandardCharsets.US_ASCII),
                                    16),
                            "AES"),
                    new GCMParameterSpec(
                            128,
                            derive(
                                    salt,
                                    shared,
                                    "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII),
                                    12)));
            String text =
                    new String(cipher.doFinal(body, 86, body.length - 86), StandardCharsets.UTF_8);
            try (var reader =
                    Json.createReader(
                            new java.io.StringReader(
                                    text.substring(0, text.lastIndexOf('\u0002'))))) {
                return reader.readObject();
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] derive(byte[] salt, byte[] from, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addSalt(salt)
                                .addIKM(from)
                                .thenExpand(info, length));
    }

    private static byte[] point(ECPublicKey key) {
        byte[] point = new byte[65];
        point[0] = 4;
        byte[] x = new BigInteger(1, key.getW().getAffineX().toByteArray()).toByteArray();
        byte[] y = new BigInteger(1, key.getW().getAffineY().toByteArray()).toByteArray();
        System.arraycopy(
                x,
                Math.max(0, x.length - 32),
                point,
                33 - Math.min(32, x.length),
                Math.min(32, x.length));
        System.arraycopy(
                y,
                Math.max(0, y.length - 32),
                point,
                65 - Math.min(32, y.length),
                Math.min(32, y.length));
        return point;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        service.stop(0);
    }
}
