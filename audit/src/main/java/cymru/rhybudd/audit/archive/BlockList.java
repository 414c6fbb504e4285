package cymru.rhybudd.audit.archive;

import cymru.rhybudd.audit.archive.Manifest.Block;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Where the blocks of a file begin, in half the memory of a list of objects: an archive of years has millions, and who reads it holds them all. */
final class BlockList extends AbstractList<Block> implements RandomAccess {
    private static final int LONGS = 2;

    private final long[] all;

    private BlockList(long[] all) {
        this.all = all;
    }

    static BlockList of(List<Block> blocks) {
        if (blocks instanceof BlockList list) {
            return list;
        }
        long[] all = new long[blocks.size() * LONGS];
        int next = 0;
        for (Block block : blocks) {
            all[next++] = block.firstOffset();
            all[next++] = block.position();
        }
        return new BlockList(all);
    }

    @Override
    public Block get(int index) {
        return new Block(all[index * LONGS], all[index * LONGS + 1]);
    }

    @Override
    public int size() {
        return all.length / LONGS;
    }
}
