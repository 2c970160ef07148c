/**
 * Providers, models and prices, keys, limits, budgets, cache, routing and the ledger of every call
 * to an AI model.
 */
@Room(
        name = "gateway",
        uses = {"identity", "notification"})
@NullMarked
package frontdesk.gateway;

import frontdesk.Room;

import org.jspecify.annotations.NullMarked;
