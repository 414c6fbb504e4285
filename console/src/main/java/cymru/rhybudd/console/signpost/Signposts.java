package cymru.rhybudd.console.signpost;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where officers can signpost to. Nothing here depends on who the person is: only on what is of concern, and where.
 *
 * @param services in the order in which the council wants them suggested
 */
public record Signposts(List<SupportService> services) {
    /** The council names no services. */
    public static final Signposts NONE = new Signposts(List.of());

    public Signposts {
        services = List.copyOf(services);
    }

    /**
     * The services of the area for these concerns: those for the leading one first, otherwise as the file orders them.
     *
     * @param leading the concern that led the alert, by key
     * @param concerns what else counts
     */
    public List<Signpost> suggest(String leading, Collection<String> concerns, String area) {
        List<String> all =
                Stream.concat(Stream.of(leading), concerns.stream()).distinct().toList();
        return services.stream()
                .filter(service -> service.isIn(area))
                .map(service -> new Signpost(
                        service,
                        all.stream().filter(service.concerns()::contains).toList()))
                .filter(signpost -> !signpost.concerns().isEmpty())
                .sorted(Comparator.comparing(signpost -> !signpost.concerns().contains(leading)))
                .toList();
    }
}
