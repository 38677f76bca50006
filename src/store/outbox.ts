/**
 * New items for whoever tells others of them (webhooks). An item is noted in the transaction that keeps it, so that none
 * is missed however late that transaction ends; and only while somebody listens, so that the notes do not pile up.
 */

/** The named value that stands while somebody listens. */
export const listenKey = 'outbox'
