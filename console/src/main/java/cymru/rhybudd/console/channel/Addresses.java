package cymru.rhybudd.console.channel;

import java.util.regex.Pattern;

/** What an address looks like. Whatever could begin another line of a message is none. */
public final class Addresses {
    private static final int LONGEST = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern MOBILE = Pattern.compile("(\\+44|0)7[0-9]{9}");

    private Addresses() {}

    public static boolean isEmail(String address) {
        return address.length() <= LONGEST && EMAIL.matcher(address).matches();
    }

    /** A mobile telephone number of the United Kingdom, without spaces. */
    public static boolean isMobile(String number) {
        return MOBILE.matcher(number).matches();
    }
}
