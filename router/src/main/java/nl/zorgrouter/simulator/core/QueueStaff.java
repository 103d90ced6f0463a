package nl.zorgrouter.simulator.core;

import java.util.ArrayList;
import java.util.List;

/** Who sits at which telephone, and whether they take calls. */
record QueueStaff(Exchange exchange) {
  boolean join(String queueName, String telephone, String name, int penalty) {
    Queue queue = exchange.queues.get(queueName);
    if (queue == null || queue.member(telephone).isPresent()) {
      return false;
    }
    Member member = new Member(queue, telephone, name, penalty, exchange.now);
    member.device(exchange.deviceState(telephone));
    queue.members.add(member);
    exchange.announcer.agent("QueueMemberAdded").with(member).say();
    return true;
  }

  boolean leave(String queueName, String telephone) {
    Queue queue = exchange.queues.get(queueName);
    if (queue == null) {
      return false;
    }
    return queue
        .member(telephone)
        .map(member -> {
          queue.members.remove(member);
          exchange.announcer.agent("QueueMemberRemoved").with(member).say();
          return true;
        })
        .orElse(false);
  }

  boolean pause(String telephone, boolean paused, String reason) {
    List<Member> found = new ArrayList<>();
    exchange.queues.values().forEach(queue -> queue.member(telephone).ifPresent(found::add));
    for (Member member : found) {
      member.pause(paused, reason, exchange.now);
      exchange.announcer.agent("QueueMemberPause").with(member).say();
    }
    return !found.isEmpty();
  }
}
