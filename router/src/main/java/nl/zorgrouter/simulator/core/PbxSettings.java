package nl.zorgrouter.simulator.core;

import java.util.List;
import java.util.Map;

/**
 * What an exchange is made of.
 *
 * @param system the prefix of every unique id; no two exchanges of a region share it
 * @param extensions the text of the dialplan, its includes filled in
 * @param queues the text of {@code queues.conf}
 * @param features the text of {@code features.conf}
 * @param channelVariables what every event of a channel carries, {@code channelvars}
 * @param users AMI users and their secrets
 * @param tempo the people's clock
 * @param seed of the identities that are not counted, such as those of bridges
 */
public record PbxSettings(
    String system,
    String extensions,
    String queues,
    String features,
    List<String> channelVariables,
    Map<String, String> users,
    Tempo tempo,
    long seed) {
  public PbxSettings {
    channelVariables = List.copyOf(channelVariables);
    users = Map.copyOf(users);
  }
}
