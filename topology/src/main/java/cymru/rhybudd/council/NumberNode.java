package cymru.rhybudd.council;

import cymru.rhybudd.yaml.YamlNode;

/** Reads a number that has bounds. */
final class NumberNode {
    private NumberNode() {}

    /** A whole number between two others, both included. */
    static int within(YamlNode node, int least, int most) {
        int number = node.integer();
        if (number < least || number > most) {
            throw node.fault(number + " is out of range", "write a number from " + least + " to " + most);
        }
        return number;
    }
}
