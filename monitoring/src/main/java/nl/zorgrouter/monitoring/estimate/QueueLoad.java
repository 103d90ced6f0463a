package nl.zorgrouter.monitoring.estimate;

import java.time.Instant;
import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;

/**
 * How busy a queue is, as a fact for the rules.
 *
 * @param waiting callers who wait
 * @param free members a call can ring now
 * @param busy members in a conversation, ringing or winding up
 * @param estimate what the next caller will probably wait
 * @param asOf the moment of the exchange's clock this is true for
 */
public record QueueLoad(
    PbxId pbx,
    QueueName queue,
    int waiting,
    int free,
    int busy,
    Estimate estimate,
    Track track,
    Instant asOf) {}
