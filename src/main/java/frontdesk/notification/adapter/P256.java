package frontdesk.notification.adapter;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/**
 * Keys of the curve P-256 as Web Push writes them: a public one as an uncompressed point, a private
 * one as its number.
 */
final class P256 {

    static final int POINT = 65;
    private static final int NUMBER = 32;
    private static final String CURVE = "secp256r1";

    private P256() {}

    static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE));
        return generator.generateKeyPair();
    }

    static byte[] point(ECPublicKey key) {
        byte[] point = new byte[POINT];
        point[0] = 4;
        System.arraycopy(number(key.getW().getAffineX()), 0, point, 1, NUMBER);
        System.arraycopy(number(key.getW().getAffineY()), 0, point, 1 + NUMBER, NUMBER);
        return point;
    }

    static byte[] number(ECPrivateKey key) {
        return number(key.getS());
    }

    /**
     * @throws GeneralSecurityException where the point is not one of the curve: whoever sends such
     *     a key wants to learn ours
     */
    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT || point[0] != 4) {
            throw new GeneralSecurityException("This is no uncompressed point");
        }
        ECPoint at =
                new ECPoint(
                        new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + NUMBER)),
                        new BigInteger(1, Arrays.copyOfRange(point, 1 + NUMBER, POINT)));
        ECParameterSpec curve = curve();
        if (!isOn(curve, at)) {
            throw new GeneralSecurityException("This point is not on the curve");
        }
        return (ECPublicKey)
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(at, curve));
    }

    static ECPrivateKey privateKey(byte[] number) throws GeneralSecurityException {
        return (ECPrivateKey)
                KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, number), curve()));
    }

    private static boolean isOn(ECParameterSpec curve, ECPoint point) {
        BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right =
                x.pow(3)
                        .add(curve.getCurve().getA().multiply(x))
                        .add(curve.getCurve().getB())
                        .mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.pow(2).mod(p).equals(right);
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] number = new byte[NUMBER];
        int from = Math.max(0, bytes.length - NUMBER);
        System.arraycopy(bytes, from, number, NUMBER - (bytes.length - from), bytes.length - from);
        return number;
    }
}
