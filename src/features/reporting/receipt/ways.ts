/** What can be sent from this installation to an address that somebody types. */
export type Ways = {
  /** Text messages; e-mail waits for a server. */
  texts: boolean
}
