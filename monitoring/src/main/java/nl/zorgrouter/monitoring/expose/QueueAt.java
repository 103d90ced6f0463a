package nl.zorgrouter.monitoring.expose;

import nl.zorgrouter.call.PbxId;
import nl.zorgrouter.call.QueueName;

/** A queue on an exchange. */
public record QueueAt(PbxId pbx, QueueName queue) {}
