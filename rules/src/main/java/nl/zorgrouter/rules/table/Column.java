package nl.zorgrouter.rules.table;

/**
 * One column of a table: an input or an output.
 *
 * @param name as in the file
 * @param domain what it can hold
 */
public record Column(String name, Domain domain) {}
