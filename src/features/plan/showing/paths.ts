// Addresses of what a plan's pages lead to.

/** An action's own page. */
export const actionPath = (planId: string, actionId: string): string => `/plan/${planId}/actions/${actionId}`
/** A delivery's own page: how it goes, and where its owner says so. */
export const deliveryPath = (planId: string, deliveryId: string): string =>
  `/plan/${planId}/deliveries/${deliveryId}`
