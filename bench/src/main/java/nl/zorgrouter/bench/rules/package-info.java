/**
 * How fast rules are: one decision beside a generated if-chain and the kie-dmn engine, proofs and
 * comparisons as tables grow.
 */
@NullMarked
package nl.zorgrouter.bench.rules;

import org.jspecify.annotations.NullMarked;
