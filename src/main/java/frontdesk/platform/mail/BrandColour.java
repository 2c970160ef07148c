package frontdesk.platform.mail;

/**
 * An accent for mail programs, which know sRGB only: of the business's OKLCH hue, dark enough for
 * white letters.
 */
final class BrandColour {

    private static final double LIGHTNESS = 0.48;
    private static final double CHROMA = 0.12;

    private BrandColour() {}

    /** By Björn Ottosson's matrices of Oklab. */
    static String of(int hue) {
        double a = CHROMA * Math.cos(Math.toRadians(hue));
        double b = CHROMA * Math.sin(Math.toRadians(hue));
        double l = cube(LIGHTNESS + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(LIGHTNESS - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(LIGHTNESS - 0.0894841775 * a - 1.2914855480 * b);
        return "#%02x%02x%02x"
                .formatted(
                        channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                        channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                        channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static int channel(double linear) {
        double light = Math.clamp(linear, 0.0, 1.0);
        double encoded =
                light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.round(encoded * 255);
    }
}
