package cymru.rhybudd.console.web;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes pictures of pages small: they have few colours, and the rest is the blur at the edges of letters. */
final class FewColours {
    private static final int KEPT = 64;

    private FewColours() {}

    /** The PNG with its 64 most frequent colours, and the nearest of them in place of each other. */
    static byte[] of(byte[] png) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
        Map<Integer, Integer> frequency = new HashMap<>();
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                frequency.merge(full.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        int[] palette = frequency.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(KEPT)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        return indexed(full, palette);
    }

    private static byte[] indexed(BufferedImage full, int[] palette) throws IOException {
        int[] opaque = Arrays.stream(palette).map(colour -> colour | 0xFF000000).toArray();
        IndexColorModel model =
                new IndexColorModel(8, opaque.length, opaque, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage small =
                new BufferedImage(full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                int colour = full.getRGB(x, y) & 0xFFFFFF;
                small.getRaster().setSample(x, y, 0, nearest.computeIfAbsent(colour, each -> nearest(each, palette)));
            }
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ImageIO.write(small, "png", written);
        return written.toByteArray();
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        for (int each = 1; each < palette.length; each++) {
            if (distance(colour, palette[each]) < distance(colour, palette[best])) {
                best = each;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16) - (other >> 16);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
