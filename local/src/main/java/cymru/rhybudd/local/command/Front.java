package cymru.rhybudd.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Which instance takes in every row change, for all of them go through one task.
 *
 * @param group of the instances
 * @param table the topic of one of the tables
 */
public record Front(Admin admin, String group, String table) {

    /**
     * Whether it is the one that keeps its stores in that directory.
     *
     * @throws IllegalStateException if no instance has the task just now
     */
    public boolean isAt(Path stores) throws IOException, ExecutionException, InterruptedException {
        // Kafka Streams keeps beside the stores by which name the group knows it.
        Path metadata = stores.resolve(group).resolve("kafka-streams-process-metadata");
        String process =
                new ObjectMapper().readTree(metadata.toFile()).get("processId").asText();
        return client().contains(process);
    }

    private String client() throws ExecutionException, InterruptedException {
        TopicPartition only = new TopicPartition(table, 0);
        return Objects.requireNonNull(
                        admin.describeConsumerGroups(List.of(group)).all().get().get(group))
                .members()
                .stream()
                .filter(member -> member.assignment().topicPartitions().contains(only))
                .map(MemberDescription::clientId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no instance takes row changes in"));
    }
}
