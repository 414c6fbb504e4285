package cymru.rhybudd.local.simulator;

import java.util.List;
import java.util.Random;

/** Names and places as they occur in Merthyr Tydfil: Welsh and English, with the great skew of Welsh surnames. */
final class WelshNames {
    private static final List<String> COMMON_SURNAMES = List.of("Jones", "Davies", "Williams", "Evans", "Thomas");
    private static final List<String> SURNAMES = List.of(
            "Morgan",
            "Rees",
            "Lewis",
            "Griffiths",
            "Roberts",
            "Hughes",
            "Phillips",
            "Price",
            "Lloyd",
            "Jenkins",
            "Powell",
            "Bowen",
            "Bevan",
            "Pritchard",
            "Parry",
            "Howells",
            "Gruffydd",
            "Llewellyn",
            "ap Rhys",
            "ferch Hywel",
            "Smith",
            "Taylor",
            "Brown",
            "Walker",
            "O'Brien",
            "Kowalska",
            "Nowak",
            "Ferreira",
            "Begum",
            "Okafor",
            "Vaughan-Jones",
            "Wyn-Davies",
            "Tudor",
            "Ellis",
            "Watkins",
            "Harris",
            "James",
            "Edwards",
            "Owen");
    private static final List<String> WOMEN = List.of(
            "Siân",
            "Catrin",
            "Megan",
            "Lowri",
            "Angharad",
            "Nia",
            "Elin",
            "Mari",
            "Ffion",
            "Rhian",
            "Bethan",
            "Carys",
            "Sarah",
            "Emma",
            "Laura",
            "Kelly",
            "Jade",
            "Anna",
            "Fatima",
            "Joanna",
            "Gwenllïan",
            "Mair");
    private static final List<String> MEN = List.of(
            "Dafydd", "Rhys", "Gareth", "Huw", "Iestyn", "Llŷr", "Owain", "Steffan", "Tomos", "Ieuan", "Gwilym", "Aled",
            "David", "John", "Mark", "Paul", "Craig", "Lee", "Ryan", "Marek", "Ahmed", "Siôn");
    private static final List<String> STREETS = List.of(
            "Heol y Castell",
            "Stryd Fawr",
            "Bryn Teg",
            "Lôn y Parc",
            "Ffordd yr Afon",
            "Clos Penderyn",
            "Rhodfa'r Eglwys",
            "Castle Street",
            "High Street",
            "Park Terrace",
            "Galon Uchaf Road",
            "Swansea Road",
            "Brecon Road",
            "Tŷ Newydd",
            "Penydarren Road",
            "Gwaelodygarth Lane");
    private static final List<String> WARDS =
            List.of("W05000703", "W05000704", "W05000705", "W05000706", "W05000707", "W05000708", "W05000709");

    private WelshNames() {}

    static String surname(Random random) {
        return random.nextInt(100) < 35 ? pick(COMMON_SURNAMES, random) : pick(SURNAMES, random);
    }

    static String forename(boolean woman, Random random) {
        String name = pick(woman ? WOMEN : MEN, random);
        return random.nextInt(100) < 40 ? name + " " + pick(woman ? WOMEN : MEN, random) : name;
    }

    static String street(Random random) {
        return pick(STREETS, random);
    }

    static String ward(Random random) {
        return pick(WARDS, random);
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
