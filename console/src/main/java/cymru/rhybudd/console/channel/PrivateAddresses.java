package cymru.rhybudd.console.channel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses that lead to this machine, into the council's own network or nowhere, and to nobody on the internet. */
final class PrivateAddresses {
    private PrivateAddresses() {}

    static boolean contain(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address && isReserved(address.getAddress()))
                || (address instanceof Inet6Address && isUniqueLocalOrEmbedded(address.getAddress()));
    }

    /** 0.0.0.0/8, 100.64.0.0/10 (between a provider and its customers), 192.0.0.0/24, 198.18.0.0/15 and 240.0.0.0/4. */
    private static boolean isReserved(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return first == 0
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second == 18 || second == 19))
                || first >= 240;
    }

    /** fc00::/7; and ::/96, 64:ff9b::/96 and 2002::/16, behind which any address of the older kind may stand. */
    private static boolean isUniqueLocalOrEmbedded(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        return (first & 0xFE00) == 0xFC00 || first == 0x2002 || first == 0 || (first == 0x64 && second == 0xFF9B);
    }
}
