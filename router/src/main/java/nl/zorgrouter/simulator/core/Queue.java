package nl.zorgrouter.simulator.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.zorgrouter.simulator.core.Runner.Result;

/** A queue: who waits, in order of priority and arrival, and who can answer. */
final class Queue {
  final String name;
  final String context;
  final Duration ringing;
  final Duration retry;
  final int most;
  final List<Member> members = new ArrayList<>();
  final List<Waiting> waiting = new ArrayList<>();
  int completed;
  int abandoned;
  private final Exchange exchange;
  private final Duration wrapUp;

  private Queue(Exchange exchange, ConfFile file, String name) {
    this.exchange = exchange;
    this.name = name;
    this.context = file.value(name, "context").orElse("");
    this.ringing = seconds(file, name, "timeout", "15");
    this.retry = seconds(file, name, "retry", "5");
    this.wrapUp = seconds(file, name, "wrapuptime", "0");
    this.most = Integer.parseInt(file.value(name, "maxlen").orElse("0"));
  }

  static Queue read(Exchange exchange, ConfFile file, String name) {
    return new Queue(exchange, file, name);
  }

  private static Duration seconds(ConfFile file, String section, String key, String otherwise) {
    return Duration.ofSeconds(Long.parseLong(file.value(section, key).orElse(otherwise)));
  }

  /** The application {@code Queue(name,options,,,patience)}. */
  static Result enter(Exchange exchange, Channel caller, String arguments) {
    List<String> parts = Expansion.split(arguments, ',');
    Queue queue = exchange.queues.get(parts.getFirst());
    if (queue == null) {
      exchange.set(caller, "QUEUESTATUS", "UNKNOWN");
      return Result.NEXT;
    }
    if (queue.most > 0 && queue.waiting.size() >= queue.most) {
      exchange.set(caller, "QUEUESTATUS", "FULL");
      return Result.NEXT;
    }
    String patience = parts.size() > 4 ? parts.get(4).strip() : "";
    String priority = caller.variable("QUEUE_PRIO");
    Waiting.Terms terms =
        new Waiting.Terms(
            priority.isEmpty() ? 0 : Integer.parseInt(priority),
            patience.isEmpty() ? 0 : Long.parseLong(patience),
            parts.size() > 6 ? parts.get(6).strip() : "");
    new Waiting(exchange, queue, caller, terms).begin();
    return Result.WAITS;
  }

  /** Puts a caller behind everybody of his priority and above. */
  void insert(Waiting caller) {
    int place = 0;
    while (place < waiting.size() && waiting.get(place).priority() >= caller.priority()) {
      place++;
    }
    waiting.add(place, caller);
  }

  /** A caller's place, from 1. */
  int position(Waiting caller) {
    return waiting.indexOf(caller) + 1;
  }

  /** Whether as many members are free as callers stand before this one, and one more. */
  boolean isTurnOf(Waiting caller) {
    long before =
        waiting.stream().takeWhile(one -> one != caller).filter(one -> !one.isRinging()).count();
    return before < members.stream().filter(this::isFree).count();
  }

  boolean isFree(Member member) {
    return member.free(exchange.now, exchange.settings.tempo().onTheWire(wrapUp));
  }

  /** The free member who has been without a call for longest, the lowest penalty first. */
  Optional<Member> nextFree() {
    return members.stream()
        .filter(this::isFree)
        .min(Comparator.comparingInt(Member::penalty).thenComparing(Member::lastCall));
  }

  Optional<Member> member(String telephone) {
    return members.stream().filter(one -> one.telephone.equals(telephone)).findFirst();
  }

  void telephoneChanged(String telephone) {
    for (Member member : members) {
      if (member.telephone.equals(telephone) && member.device(exchange.deviceState(telephone))) {
        exchange.announcer.agent("QueueMemberStatus").with(member).say();
      }
    }
  }
}
