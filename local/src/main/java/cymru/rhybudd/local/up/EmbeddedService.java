package cymru.rhybudd.local.up;

import cymru.rhybudd.app.Config;
import cymru.rhybudd.app.Service;
import cymru.rhybudd.local.world.RunningService;
import java.io.IOException;

/** The service in this process. */
final class EmbeddedService implements RunningService {
    private final Service service;

    EmbeddedService(Config config) throws IOException, InterruptedException {
        this.service = Service.start(config);
    }

    @Override
    public boolean isReady() {
        return service.isReady();
    }

    @Override
    public int httpPort() {
        return service.httpPort();
    }

    @Override
    public void close() {
        service.close();
    }
}
