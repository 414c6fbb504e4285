package cymru.rhybudd.local.faults;

import cymru.rhybudd.local.world.JavaProcess;
import cymru.rhybudd.local.world.ServiceProcess;
import cymru.rhybudd.schemas.Contracts;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What breaks, one after another. */
final class Faults {
    private static final Duration AWAY = Duration.ofSeconds(8);

    private static final String NEEDS_ROOT = "a disk of its own needs root";

    /** The one that ends an earlier program's time. */
    static final String UPGRADED = "instances-upgraded";

    /** The one with a standby, which must take over within ten seconds. */
    static final Fault INSTANCE_KILLED = new Fault(
            "instance-killed",
            "kill -9 of the instance that takes in every change, with a standby at the other; it stays away",
            (cluster, random) -> {
                ServiceProcess service = cluster.atFront();
                service.process().kill();
                pass(Duration.ofSeconds(12));
                service.process().start();
            });

    /** For longer than a converter trusts by itself in what it knows, 30 s; and nobody must notice. */
    static final Fault REGISTRY_KILLED =
            new Fault("registry-killed", "kill -9 of the schema registry, away for 45 s", (cluster, random) -> {
                cluster.registry().kill();
                pass(Duration.ofSeconds(45));
                cluster.restartRegistry();
            });

    static final List<Fault> ALL = List.of(
            // first, for what follows is to meet the present program
            new Fault(
                    UPGRADED,
                    "rolling upgrade: two instances of an earlier commit, and one after the other becomes this one",
                    (cluster, random) -> cluster.instances().upgrade(Program.present(cluster.home())),
                    cluster -> cluster.instances().program().home().equals(cluster.home())
                            ? "there is no earlier program: -Dfaults.older=DIRECTORY, a checkout that is built"
                            : null),
            INSTANCE_KILLED,
            new Fault(
                    "instances-killed-often", "kill -9 of one instance or the other, five times", (cluster, random) -> {
                        for (int kill = 0; kill < 5; kill++) {
                            ServiceProcess service = random.nextBoolean()
                                    ? cluster.instances().near()
                                    : cluster.instances().far();
                            pass(Duration.ofMillis(500 + random.nextInt(6_000)));
                            service.killAndRestart();
                            pass(Duration.ofMillis(random.nextInt(4_000)));
                        }
                    }),
            new Fault(
                    "instance-frozen",
                    "SIGSTOP of the instance that takes in every change, 30 s; then it goes on",
                    (cluster, random) -> {
                        JavaProcess process = cluster.atFront().process();
                        process.freeze();
                        pass(Duration.ofSeconds(30));
                        process.wake();
                    }),
            new Fault(
                    "instances-restarted",
                    "rolling restart: SIGTERM of one instance, then of the other",
                    (cluster, random) -> {
                        for (ServiceProcess service : List.of(
                                cluster.instances().near(), cluster.instances().far())) {
                            service.close();
                            service.process().start();
                            cluster.instances().awaitReady();
                        }
                    }),
            new Fault("state-deleted", "kill -9 of both instances; their stores are deleted", (cluster, random) -> {
                cluster.instances().near().process().kill();
                cluster.instances().far().process().kill();
                cluster.instances().forget("near");
                cluster.instances().forget("far");
                cluster.instances().near().process().start();
                cluster.instances().far().process().start();
            }),
            new Fault(
                    "broker-killed",
                    "kill -9 of the broker that leads the alerts",
                    (cluster, random) -> kill(cluster, cluster.brokers().leader(Contracts.ALERTS.topic()))),
            new Fault(
                    "controller-killed",
                    "kill -9 of the controller in charge",
                    (cluster, random) -> kill(cluster, cluster.brokers().controller())),
            new Fault(
                    "coordinator-killed",
                    "kill -9 of the broker that coordinates the transactions",
                    (cluster, random) -> kill(cluster, cluster.brokers().leader("__transaction_state"))),
            new Fault(
                    "brokers-restarted",
                    "rolling restart: SIGTERM of one broker after the other",
                    (cluster, random) -> {
                        for (int broker = 1; broker <= Brokers.COUNT; broker++) {
                            cluster.brokers().of(broker).close();
                            cluster.brokers().of(broker).start();
                            cluster.brokers().awaitReplicated();
                        }
                    }),
            new Fault("all-brokers-down", "kill -9 of all three brokers, away for 8 s", (cluster, random) -> {
                for (int broker = 1; broker <= Brokers.COUNT; broker++) {
                    cluster.brokers().of(broker).kill();
                }
                pass(AWAY);
                for (int broker = 1; broker <= Brokers.COUNT; broker++) {
                    cluster.brokers().of(broker).start();
                }
                cluster.brokers().awaitReplicated();
            }),
            new Fault("connect-killed", "kill -9 of Connect, away for 8 s", (cluster, random) -> {
                cluster.connect().process().kill();
                pass(AWAY);
                cluster.connect().process().start();
                cluster.connect().awaitReady();
            }),
            REGISTRY_KILLED,
            new Fault(
                    "registry-and-instance-killed",
                    "kill -9 of the schema registry, away for 8 s, and at once of the instance that takes in every change",
                    (cluster, random) -> {
                        ServiceProcess service = cluster.atFront();
                        cluster.registry().kill();
                        service.killAndRestart();
                        pass(AWAY);
                        cluster.restartRegistry();
                    }),
            new Fault("databases-crashed", "kill -9 of every process of PostgreSQL, restarted", (cluster, random) -> {
                cluster.changes().halt();
                cluster.crashDatabases();
                cluster.connect().awaitStreaming(cluster.databases());
                cluster.changes().goOn(cluster.databases());
            }),
            new Fault(
                    "connector-rewound",
                    "the connectors forget how far they came: every row comes again, as a snapshot",
                    (cluster, random) -> {
                        cluster.changes().halt();
                        cluster.settle();
                        cluster.connect().forget(cluster.databases(), false);
                        cluster.changes().goOn();
                    }),
            new Fault("slots-dropped", "the replication slots are dropped: a snapshot again", (cluster, random) -> {
                cluster.changes().halt();
                cluster.settle();
                cluster.connect().forget(cluster.databases(), true);
                cluster.changes().goOn();
            }),
            new Fault(
                    "changes-repeated",
                    "ten seconds of changes come again, table after table in no order",
                    (cluster, random) -> {
                        Map<TopicPartition, Long> begins = Records.ends(cluster);
                        pass(Duration.ofSeconds(10));
                        Records.repeatSince(begins, cluster, random);
                    }),
            new Fault(
                    "store-disk-full",
                    "the disk of an instance's stores is full, 20 s; the instance is killed meanwhile",
                    (cluster, random) -> {
                        ServiceProcess near = cluster.instances().near();
                        cluster.storeDisk().fill();
                        pass(AWAY);
                        near.killAndRestart();
                        pass(Duration.ofSeconds(12));
                        cluster.storeDisk().empty();
                    },
                    cluster -> cluster.storeDisk().isMounted() ? null : NEEDS_ROOT),
            new Fault(
                    "broker-disk-full",
                    "the disk of a broker is full, 20 s",
                    (cluster, random) -> {
                        cluster.brokerDisk().fill();
                        pass(Duration.ofSeconds(20));
                        cluster.brokerDisk().empty();
                        JavaProcess broker = cluster.brokers().of(Brokers.ON_ITS_OWN_DISK);
                        if (!broker.isAlive()) {
                            broker.start();
                        }
                        cluster.brokers().awaitReplicated();
                    },
                    cluster -> cluster.brokerDisk().isMounted() ? null : NEEDS_ROOT),
            new Fault(
                    "clock-jumps",
                    "the clock of an instance jumps by three hours, and back",
                    (cluster, random) -> {
                        Duration jump =
                                Duration.ofHours(LocalTime.now(ZoneOffset.UTC).getHour() < 20 ? 3 : -3);
                        cluster.instances().giveFarItsOwnClock();
                        cluster.instances().awaitReady();
                        cluster.instances().turnClock(jump);
                        pass(Duration.ofSeconds(10));
                        cluster.instances().turnClock(Duration.ZERO);
                        pass(Duration.ofSeconds(10));
                        cluster.instances().giveFarTheCommonClock();
                    },
                    cluster -> Instances.hasFalseClock() ? null : "there is no faketime: apt-get install faketime"),
            new Fault(
                    "network-parted",
                    "the line between an instance and everything else is dead for 20 s",
                    (cluster, random) -> {
                        cluster.network().part();
                        pass(Duration.ofSeconds(20));
                        cluster.network().join();
                    },
                    Faults::needsDivision),
            new Fault(
                    "network-narrow",
                    "a line of 256 kbit/s whose queue overflows (packets late and lost), 20 s",
                    (cluster, random) -> {
                        cluster.network().narrow("256kbit");
                        pass(Duration.ofSeconds(20));
                        cluster.network().clear();
                    },
                    Faults::needsDivision),
            new Fault(
                    "network-slow",
                    "every packet 200 ± 50 ms late each way, 2 % of them lost, 20 s",
                    (cluster, random) -> {
                        cluster.network().delay(200, 2);
                        pass(Duration.ofSeconds(20));
                        cluster.network().clear();
                    },
                    cluster -> {
                        @Nullable String missing = needsDivision(cluster);
                        return missing == null && !cluster.network().canDelay() ? "this kernel has no netem" : missing;
                    }),
            // last, for what it leaves stands in the log from then on
            new Fault(
                    "poison",
                    "a record that nobody can read in every topic that the service reads",
                    (cluster, random) -> Records.poison(cluster)));

    /** What a soak draws from: pieces that are killed. */
    static final List<Fault> KILLS =
            ALL.stream().filter(fault -> fault.name().endsWith("-killed")).toList();

    private Faults() {}

    private static @Nullable String needsDivision(Cluster cluster) {
        return cluster.network().isDivided() ? null : "network namespaces need root, ip and tc";
    }

    private static void kill(Cluster cluster, int broker) throws Exception {
        JavaProcess process = cluster.brokers().of(broker);
        process.kill();
        pass(AWAY);
        process.start();
        cluster.brokers().awaitReplicated();
    }

    /** Lets time pass while something is broken. */
    static void pass(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
