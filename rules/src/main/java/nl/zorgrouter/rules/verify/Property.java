package nl.zorgrouter.rules.verify;

import nl.zorgrouter.finding.Sentence;
import nl.zorgrouter.finding.Severity;

/**
 * Something that must hold for every case.
 *
 * @param id such as {@code P1}
 * @param severity how much it weighs when it does not hold
 * @param sentence what holds, for a medical manager
 */
public record Property(String id, Severity severity, Sentence sentence) {}
