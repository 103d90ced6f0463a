package nl.zorgrouter.rules.verify;

/**
 * One property with its answer.
 *
 * @param property what was asked
 * @param answer what came out
 */
public record Checked(Property property, Answer answer) {}
